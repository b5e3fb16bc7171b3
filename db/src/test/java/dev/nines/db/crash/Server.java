package dev.nines.db.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that means it, with fsync, and that can be killed and started again at the same port. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final String NOBODY = "2000000000";

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

    /**
     * The postmaster; those it has started notice, and end on their own once their statement is done. Where nobody asks for the dead,
     * as in some containers, its number stays taken, and PostgreSQL would not start beside it: so the file is made to name nobody.
     */
    void kill() {
        try {
            var file = data.resolve("postmaster.pid");
            var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow().destroyForcibly();
            awaitNobody();
            lines.set(0, NOBODY);
            Files.write(file, lines, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once: a start that fails keeps its lock on the folder for as long as this process lives. */
    void start() {
        close();
        try {
            running = Optional.of(launch());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start again", e);
        }
    }

    /** PostgreSQL does not start as long as one of the server before holds its memory. */
    private void awaitNobody() throws IOException {
        var folder = data.toRealPath();
        long begin = System.nanoTime();
        while (ProcessHandle.allProcesses().anyMatch(process -> worksIn(folder, process))) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) throw new IOException("a part of a killed PostgreSQL does not end");
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** One that is dead works nowhere, whether or not somebody has asked for it. */
    private static boolean worksIn(Path folder, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd")).equals(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                .setRegisterShutdownHook(false).setPGStartupWait(PATIENCE)
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
