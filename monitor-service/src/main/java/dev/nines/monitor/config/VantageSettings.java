package dev.nines.monitor.config;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The place that probes are sent from.
 *
 * @param canary hosts that tell a lost network of ours from an endpoint that is away; none: nobody is asked, and every
 *     failure counts
 */
public record VantageSettings(String name, List<CanaryHost> canary) {
    /** By name, so that our own resolver is tried too; of two operators. */
    public static final List<CanaryHost> USUAL_CANARY =
            List.of(new CanaryHost("one.one.one.one", 443), new CanaryHost("dns.google", 443));

    /** A host that is reached by a TCP connection. */
    public record CanaryHost(String host, int port) {}

    public VantageSettings {
        canary = List.copyOf(canary);
    }

    public static VantageSettings named(String name) {
        return new VantageSettings(name, USUAL_CANARY);
    }

    /** An endpoint on this very machine is reached without a network, so only a canary on this machine says anything of it. */
    public boolean canarySpeaksFor(URI baseUrl) {
        return !canary.isEmpty() && (!isThisMachine(baseUrl.getHost()) || canary.stream().anyMatch(c -> isThisMachine(c.host())));
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) return true;
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }
}
