package dev.nines.probe.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The way between a client and a server, with a fault on what comes back; bytes are counted from a connection's first. */
final class FaultyLink implements AutoCloseable {
    sealed interface Fault {
        record None() implements Fault {}

        /** Every read arrives so much later. */
        record Delay(long millis) implements Fault {}

        record Fin(int atByte) implements Fault {}

        record Rst(int atByte) implements Fault {}

        /** Nothing more comes, and nobody says so. */
        record Freeze(int atByte) implements Fault {}

        /** From there on one byte at a time. */
        record Trickle(int fromByte, long millis) implements Fault {}
    }

    /** How long the network holds a cut back, so that what was sent before it is read before it. */
    private static final long SETTLE_MILLIS = 30;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final List<Fault> faults;
    private final BlockingQueue<Integer> closedByClient = new LinkedBlockingQueue<>();

    /** @param faults of each connection in turn, the last one for all that follow */
    FaultyLink(int serverPort, List<Fault> faults) throws IOException {
        this.serverPort = serverPort;
        this.faults = faults;
        Thread.startVirtualThread(this::accept);
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    /** The connections that are over at the client's side, numbered from 0. */
    BlockingQueue<Integer> closedByClient() {
        return closedByClient;
    }

    private void accept() {
        try {
            for (int n = 0; ; n++) {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                var fault = faults.get(Math.min(n, faults.size() - 1));
                int number = n;
                Thread.startVirtualThread(() -> forth(client, server, number));
                Thread.startVirtualThread(() -> back(server, client, fault));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void forth(Socket client, Socket server, int number) {
        try (server) {
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException _) {
            // the client reset it, which is a close too
        }
        closedByClient.add(number);
    }

    private static void back(Socket server, Socket client, Fault fault) {
        try {
            boolean open = carry(server.getInputStream(), client.getOutputStream(), fault);
            if (!open && fault instanceof Fault.Freeze) return;
            if (fault instanceof Fault.Rst) client.setSoLinger(true, 0);
            client.close();
        } catch (IOException _) {
            // one of the two is gone
        }
    }

    /** False when the fault has struck, true when the server came to its end. */
    private static boolean carry(InputStream in, OutputStream out, Fault fault) throws IOException {
        byte[] buffer = new byte[8192];
        int passed = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int whole = Math.max(0, Math.min(n, limit(fault) - passed));
            if (fault instanceof Fault.Delay d) pause(d.millis());
            out.write(buffer, 0, whole);
            if (passed + n > limit(fault)) {
                if (!(fault instanceof Fault.Trickle t)) {
                    pause(SETTLE_MILLIS);
                    return false;
                }
                for (int i = whole; i < n; i++) {
                    pause(t.millis());
                    out.write(buffer[i]);
                }
            }
            passed += n;
        }
        return true;
    }

    private static int limit(Fault fault) {
        return switch (fault) {
            case Fault.None _, Fault.Delay _ -> Integer.MAX_VALUE;
            case Fault.Fin f -> f.atByte();
            case Fault.Rst r -> r.atByte();
            case Fault.Freeze f -> f.atByte();
            case Fault.Trickle t -> t.fromByte();
        };
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
