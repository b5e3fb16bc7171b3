package dev.nines.monitor.start;

import dev.nines.monitor.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A PostgreSQL of our own in the data folder, on 127.0.0.1, for this machine's users. */
public final class EmbeddedDatabase implements Database {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "postgres";

    private final DataFolder folder;
    private final int port;
    private EmbeddedPostgres server;

    private EmbeddedDatabase(DataFolder folder, int port, EmbeddedPostgres server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** @param say hears of what takes longer than a moment */
    public static EmbeddedDatabase start(DataFolder folder, Consumer<String> say) {
        boolean isFirst = !Files.exists(cluster(folder).resolve("PG_VERSION"));
        if (isFirst) say.accept("setting up PostgreSQL in " + cluster(folder) + " (once, a few seconds)");
        int port = PortCheck.free(0);
        return new EmbeddedDatabase(folder, port, launch(folder, port));
    }

    @Override
    public String where() {
        return "127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://" + where();
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public Secret password() {
        return Secret.NONE;
    }

    /** On the same port as before, so that the pool's connections come back by themselves. */
    @Override
    public synchronized void ensureRunning() {
        if (isRunning()) return;
        try {
            server.close(); // a server that is gone still holds the library's lock on the folder
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of a PostgreSQL that has died in " + cluster(folder), e);
        }
        server = launch(folder, port);
    }

    @Override
    public synchronized void close() {
        if (!isRunning()) return;
        try {
            server.close();
            LeftOver.end(cluster(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + cluster(folder), e);
        }
    }

    private boolean isRunning() {
        return LeftOver.isRunning(cluster(folder));
    }

    private static Path cluster(DataFolder folder) {
        return folder.resolve("postgres");
    }

    private static EmbeddedPostgres launch(DataFolder folder, int port) {
        Path cluster = cluster(folder);
        Path log = folder.resolve("postgres.log");
        try {
            LeftOver.end(cluster);
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.resolve("postgres-program").toFile())
                    .setPGStartupWait(START_PATIENCE)
                    .setRegisterShutdownHook(false) // its hook would stop the server under the pool, beside ours
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on") // the library's own defaults would lose what was acknowledged
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "50")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("unix_socket_directories", "") // else one in /tmp, beside everybody's
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart("PostgreSQL does not start in " + cluster + " (" + e.getMessage()
                    + "); its log is " + log + ", and NINES_DB_URL names a server of your own", e);
        }
    }
}
