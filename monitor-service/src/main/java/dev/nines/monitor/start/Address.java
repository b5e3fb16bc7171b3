package dev.nines.monitor.start;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;

/**
 * Where the pages are.
 *
 * @param host one of this machine's addresses, or all of them
 * @param port 0 for any free one
 */
record Address(InetAddress host, int port) {
    static Address loopback(int port) {
        return new Address(InetAddress.getLoopbackAddress(), port);
    }

    /** As this machine reaches it. */
    URI here() {
        return URI.create("http://" + (host.isAnyLocalAddress() ? "127.0.0.1" : name()) + ":" + port);
    }

    /** The host, as URLs write it. */
    String name() {
        String literal = host.getHostAddress();
        return host instanceof Inet6Address ? "[" + literal + "]" : literal;
    }

    /** Others than this machine may reach it. */
    boolean isBeyondLoopback() {
        return !host.isLoopbackAddress();
    }
}
