package dev.nines.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for a test JVM; a database of one's own, migrated, costs a copy of the template. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Started at first use, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
                execute(postgres.getPostgresDatabase(), "create database template_nines");
                Migrations.migrate(postgres.getDatabase("postgres", "template_nines"));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }
    }

    /** An empty database in which schema {@code nines} is there. */
    public static DataSource migrated() {
        return create("template template_nines");
    }

    /** A database in which nothing is there. */
    public static DataSource empty() {
        return create("");
    }

    /** The same database, seen by sessions of another time zone. */
    public static DataSource inZone(DataSource database, String zone) {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            {
                setUrl(((PGSimpleDataSource) database).getUrl());
                setUser("postgres");
            }

            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                try (var set = connection.createStatement()) {
                    set.execute("set time zone '" + zone + "'");
                }
                return connection;
            }
        };
    }

    public static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row, as text. */
    public static String ask(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static DataSource create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES.getPostgresDatabase(), "create database " + name + " " + template);
        return Server.POSTGRES.getDatabase("postgres", name);
    }
}
