package dev.nines.monitor.schedule;

import dev.nines.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database of one's own on one real PostgreSQL for the test JVM, which can be told to be away. */
public final class TestPostgres extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private volatile boolean away;

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
                create(postgres, "template_monitor");
                Migrations.migrate(postgres.getDatabase("postgres", "template_monitor"));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }
    }

    public TestPostgres() {
        var name = "monitor_" + COUNT.incrementAndGet();
        create(Server.POSTGRES, name + " template template_monitor");
        setUrl(Server.POSTGRES.getJdbcUrl("postgres", name));
    }

    private static void create(EmbeddedPostgres server, String database) {
        try (var connection = server.getPostgresDatabase().getConnection(); var create = connection.createStatement()) {
            create.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("create " + database, e);
        }
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public boolean isAway() {
        return away;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) throw new SQLException("planted: the database is away", "08006");
        return super.getConnection();
    }
}
