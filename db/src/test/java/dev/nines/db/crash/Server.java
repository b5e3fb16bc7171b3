package dev.nines.db.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that means it, with fsync, and that can be killed and started again at the same port. */
final class Server implements AutoCloseable {
    private static final int ATTEMPTS = 30;

    private final Path data;
    private final int port;
    private Optional<EmbeddedPostgres> running = Optional.empty();

    Server(Path data) {
        this.data = data;
        this.port = freePort();
        start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&connectTimeout=5&socketTimeout=60";
    }

    DataSource database() {
        var database = new PGSimpleDataSource();
        database.setUrl(url());
        return database;
    }

    /** The postmaster alone; those it has started notice, and end on their own. */
    void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a kill the first attempts may find the memory still held by backends that have not noticed yet. */
    void start() {
        for (int attempt = 1; ; attempt++) {
            try {
                close();
                running = Optional.of(launch());
                return;
            } catch (IOException | IllegalStateException e) {
                if (attempt == ATTEMPTS) throw new IllegalStateException("PostgreSQL does not start again", e);
            }
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                .setRegisterShutdownHook(false).setPGStartupWait(Duration.ofSeconds(20))
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "").setServerConfig("timezone", "Asia/Kathmandu").start();
    }

    @Override
    public void close() {
        try {
            if (running.isPresent()) running.get().close();
            running = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
