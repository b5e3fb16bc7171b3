package dev.nines.monitor.config;

import java.net.InetAddress;
import java.util.List;

/**
 * Who may reach us, and whom we may be sent to.
 *
 * @param bind where pages and API listen
 * @param loopback what reading needs from this machine
 * @param allowPrivate networks, addresses and hosts inside our own network that a URL from the API or a page may point to, as written
 */
public record AccessSettings(InetAddress bind, Loopback loopback, List<String> allowPrivate) {
    public static final AccessSettings USUAL = new AccessSettings(InetAddress.ofLiteral("127.0.0.1"), Loopback.OPEN, List.of());

    /** What reading needs from this machine. */
    public enum Loopback { OPEN, TOKEN }

    public AccessSettings {
        allowPrivate = List.copyOf(allowPrivate);
    }
}
