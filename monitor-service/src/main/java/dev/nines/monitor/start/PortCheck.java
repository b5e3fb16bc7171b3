package dev.nines.monitor.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks for a port before anything else is started, so that a port in use costs nothing. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * On 127.0.0.1.
     *
     * @param port 0 asks for any free one
     * @return the port, free a moment ago
     * @throws CannotStart where it is in use or not ours to open
     */
    public static int free(int port) {
        return free(Address.loopback(port)).port();
    }

    /** As {@link #free(int)}, at another address. */
    static Address free(Address wish) {
        int port = wish.port();
        String host = wish.host().getHostAddress();
        try {
            return new Address(wish.host(), open(wish));
        } catch (IOException e) {
            if (!isOurs(wish.host())) {
                throw new CannotStart(host + " is no address of this machine; name one that is, or 0.0.0.0 for all of them", e);
            }
            throw new CannotStart("port " + port + " on " + host + " is "
                    + (port > 0 && port < 1024 ? "not ours to open or " : "")
                    + "in use; stop what listens there, or name another port with --port", e);
        }
    }

    static boolean isFree(int port) {
        try {
            return open(Address.loopback(port)) == port;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOurs(InetAddress host) {
        try {
            return open(new Address(host, 0)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int open(Address address) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a listener that ended a moment ago leaves its port in TIME_WAIT
            socket.bind(new InetSocketAddress(address.host(), address.port()));
            return socket.getLocalPort();
        }
    }
}
