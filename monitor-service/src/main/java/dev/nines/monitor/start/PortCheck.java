package dev.nines.monitor.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks for a port before anything else is started, so that a port in use costs nothing. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * @param port 0 asks for any free one
     * @return the port, free a moment ago
     * @throws CannotStart where it is in use or not ours to open
     */
    public static int free(int port) {
        try {
            return open(port);
        } catch (IOException e) {
            throw new CannotStart("port " + port + " on 127.0.0.1 is "
                    + (port > 0 && port < 1024 ? "not ours to open or " : "")
                    + "in use; stop what listens there, or name another port with --port", e);
        }
    }

    static boolean isFree(int port) {
        try {
            return open(port) == port;
        } catch (IOException e) {
            return false;
        }
    }

    private static int open(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a listener that ended a moment ago leaves its port in TIME_WAIT
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
