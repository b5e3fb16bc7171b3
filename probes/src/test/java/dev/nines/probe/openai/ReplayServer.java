package dev.nines.probe.openai;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server of raw bytes: for each request of each connection it plays the next script, the last one again and again.
 * Times count from the end of the request.
 */
final class ReplayServer implements AutoCloseable {
    sealed interface Step {
        @SuppressWarnings("ArrayRecordComponent") // test data, never compared
        record Write(long atMillis, byte[] bytes) implements Step {}

        record Fin(long atMillis) implements Step {}

        record Rst(long atMillis) implements Step {}

        /** Keeps the connection open until the client closes it. */
        record Hold(long atMillis) implements Step {}
    }

    /** What a client did, in order. */
    sealed interface Event {
        record Requested(int connection, String text) implements Event {}

        record ClientClosed(int connection) implements Event {}
    }

    private final ServerSocket listener;
    private final List<List<Step>> scripts;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private int played;

    private ReplayServer(ServerSocket listener, List<List<Step>> scripts) {
        this.listener = listener;
        this.scripts = scripts;
    }

    static ReplayServer playing(List<Step> script) throws IOException {
        return playingInTurn(List.of(script));
    }

    static ReplayServer playingInTurn(List<List<Step>> scripts) throws IOException {
        return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), scripts);
    }

    static ReplayServer on(ServerSocket listener, List<List<Step>> scripts) {
        var server = new ReplayServer(listener, scripts);
        Thread.startVirtualThread(server::accept);
        return server;
    }

    static Step write(long atMillis, String text) {
        return new Step.Write(atMillis, text.getBytes(StandardCharsets.UTF_8));
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    int port() {
        return listener.getLocalPort();
    }

    BlockingQueue<Event> events() {
        return events;
    }

    void awaitConnection() throws InterruptedException {
        if (!connected.await(5, TimeUnit.SECONDS)) throw new IllegalStateException("nobody came");
    }

    private void accept() {
        for (int n = 1; ; n++) {
            try {
                Socket socket = listener.accept();
                int connection = n;
                connected.countDown();
                Thread.startVirtualThread(() -> serve(socket, connection));
            } catch (IOException _) {
                return;   // closed
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                String request = readRequest(in);
                if (request.isEmpty()) break;
                events.add(new Event.Requested(connection, request));
                open = play(nextScript(), socket);
            }
        } catch (IOException | UncheckedIOException _) {
            // the client went away: the same as a close
        }
        events.add(new Event.ClientClosed(connection));
    }

    private synchronized List<Step> nextScript() {
        return scripts.get(Math.min(played++, scripts.size() - 1));
    }

    /** False when the connection is over. */
    private static boolean play(List<Step> script, Socket socket) throws IOException {
        long zero = System.nanoTime();
        for (Step step : script) {
            switch (step) {
                case Step.Write w -> {
                    if (clientClosesBefore(w.atMillis(), zero, socket)) return false;
                    socket.getOutputStream().write(w.bytes());
                }
                case Step.Fin f -> {
                    var _ = clientClosesBefore(f.atMillis(), zero, socket);
                    return false;
                }
                case Step.Rst r -> {
                    var _ = clientClosesBefore(r.atMillis(), zero, socket);
                    socket.setSoLinger(true, 0);
                    return false;
                }
                case Step.Hold _ -> {
                    socket.setSoTimeout(0);
                    while (socket.getInputStream().read() >= 0) {}
                    return false;
                }
            }
        }
        socket.setSoTimeout(0);
        return true;
    }

    /** Waits on the socket, so that a close of the client ends the wait. */
    private static boolean clientClosesBefore(long atMillis, long zero, Socket socket) throws IOException {
        while (true) {
            long left = atMillis - (System.nanoTime() - zero) / 1_000_000;
            if (left <= 0) return false;
            socket.setSoTimeout((int) left);
            try {
                if (socket.getInputStream().read() < 0) return true;
            } catch (SocketTimeoutException _) {
                // time to go on
            }
        }
    }

    /** {@code ""} when the connection ends before a request does. */
    private static String readRequest(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int lineEnds = 0; lineEnds < 4; ) {   // CR LF CR LF
            int b = in.read();
            if (b < 0) return "";
            head.write(b);
            lineEnds = b == '\r' || b == '\n' ? lineEnds + 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines().filter(l -> l.startsWith("Content-Length: "))
                .map(l -> Integer.parseInt(l.substring(16))).findFirst().orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
