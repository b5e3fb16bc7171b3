package dev.nines.monitor.config;

import dev.nines.probe.openai.Proxies;
import java.net.InetAddress;
import java.nio.file.Path;

/**
 * How this process runs, whatever it probes.
 *
 * @param listening where the pages are
 * @param proxies between us and the endpoints
 */
public record ProcessSettings(Listening listening, Path dataFolder, Store store, Proxies proxies) {

    /** @param port of the pages; 0 takes any free one */
    public record Listening(Host host, int port) {}

    /** Who says at which of this machine's addresses. */
    public sealed interface Host {
        /** {@code access.bind} of the configuration. */
        record AsConfigured() implements Host {}

        /** Whoever started the process. */
        record At(InetAddress address) implements Host {}

        default InetAddress or(InetAddress configured) {
            return switch (this) {
                case AsConfigured _ -> configured;
                case At(InetAddress address) -> address;
            };
        }
    }

    /** Where everything is kept. */
    public sealed interface Store {}

    /**
     * A PostgreSQL of our own, in the data folder.
     *
     * @param port on 127.0.0.1; 0 takes the folder's own
     */
    public record Embedded(int port) implements Store {}

    /**
     * @param jdbcUrl without user and password
     * @param connections the most at once
     */
    public record External(String jdbcUrl, String user, Secret password, int connections) implements Store {
        /** {@code host:port/database}, for people: what a URL holds beside that is nobody's business. */
        public String where() {
            return jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*$", "");
        }
    }
}
