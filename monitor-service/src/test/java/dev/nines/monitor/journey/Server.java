package dev.nines.monitor.journey;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that is not the service's own: it can be stopped, and come back with the same data at the same port. */
final class Server implements AutoCloseable {
    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres running;

    Server(Path data) {
        this.data = data;
        this.port = freePort();
        start();
    }

    /** As {@code NINES_DB_URL} has it. */
    String url() {
        return "postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    Kept kept() {
        return Kept.at(port);
    }

    void start() {
        try {
            running = EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false).setServerConfig("unix_socket_directories", "").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            if (running != null) running.close();
            running = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
