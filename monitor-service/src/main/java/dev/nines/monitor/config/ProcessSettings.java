package dev.nines.monitor.config;

import dev.nines.probe.openai.Proxies;
import java.nio.file.Path;

/**
 * How this process runs, whatever it probes.
 *
 * @param port of the pages, on 127.0.0.1; 0 takes any free one
 * @param proxies between us and the endpoints
 */
public record ProcessSettings(int port, Path dataFolder, Store store, Proxies proxies) {

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
