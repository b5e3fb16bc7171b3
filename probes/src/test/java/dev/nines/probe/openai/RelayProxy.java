package dev.nines.probe.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An HTTP proxy on loopback: tunnels and forwards to one server, whatever host is named, or refuses. */
final class RelayProxy implements AutoCloseable {
    /** What it says to everybody, {@code ""} where it serves. */
    private final String refusal;
    private final int serverPort;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    RelayProxy(int serverPort, String refusal) throws IOException {
        this.serverPort = serverPort;
        this.refusal = refusal;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The first head of each connection. */
    BlockingQueue<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client; var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (!refusal.isEmpty()) {
                client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (head.startsWith("CONNECT ")) client.getOutputStream().write(bytes("HTTP/1.1 200 Fine\r\n\r\n"));
            else server.getOutputStream().write(bytes(head.replaceFirst("http://[^/]+", "")));
            Thread.startVirtualThread(() -> pour(server, client));
            pour(client, server);
        } catch (IOException _) {
            // one of the two went away
        }
    }

    private static void pour(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // both are closed by now
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int lineEnds = 0; lineEnds < 4; ) {   // CR LF CR LF
            int b = in.read();
            if (b < 0) throw new IOException("no request");
            head.write(b);
            lineEnds = b == '\r' || b == '\n' ? lineEnds + 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
