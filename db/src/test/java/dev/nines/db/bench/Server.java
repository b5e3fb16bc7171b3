package dev.nines.db.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own, with the settings of the one that the service embeds. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param folder where an earlier run left its data, it goes on with them */
    static Server start(Path folder) throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("timezone", "UTC")
                .start());
    }

    /** A connection for each that asks. */
    DataSource source() {
        return postgres.getPostgresDatabase();
    }

    /**
     * One connection, handed out again and again as a pool would, for one thread at a time: opening one costs more than a question.
     */
    DataSource connection() throws SQLException {
        Connection kept = postgres.getPostgresDatabase().getConnection();
        var handedOut = (Connection) Proxy.newProxyInstance(Server.class.getClassLoader(), new Class<?>[] {Connection.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("close")) return null;
                    try {
                        return method.invoke(kept, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() {
                return handedOut;
            }
        };
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
