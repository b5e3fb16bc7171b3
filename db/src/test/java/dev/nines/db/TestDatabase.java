package dev.nines.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real PostgreSQL for a test JVM; a database of one's own, migrated, costs a copy of the template. It is an embedded one, or
 * the server that {@code -Dnines.test.postgres=jdbc:postgresql://host:port/postgres?user=...} names, whose user must be a
 * superuser and which should serve nobody else.
 */
public final class TestDatabase {
    private static final String ANOTHER = System.getProperty("nines.test.postgres", "");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Started at first use, stopped with the JVM. */
    private static final class Server {
        /** Several test JVMs may share a server. */
        static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";
        static final String TEMPLATE = PREFIX + "template";
        static final PGSimpleDataSource POSTGRES = start();

        private static PGSimpleDataSource start() {
            var server = ANOTHER.isEmpty() ? embedded() : another();
            execute(server, "create database " + TEMPLATE);
            Migrations.migrate(in(server, TEMPLATE));
            return server;
        }

        private static PGSimpleDataSource embedded() {
            try {
                var folder = Files.createTempDirectory("nines-test-postgres");
                var postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).setDataDirectory(folder)
                        .setCleanDataDirectory(false).setRegisterShutdownHook(false).start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder)));
                return (PGSimpleDataSource) postgres.getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }

        /** Its files, a hundred thousand by then, take longer to delete than the JVM is given for its end: that is left to somebody else. */
        private static void end(EmbeddedPostgres postgres, Path folder) {
            try {
                postgres.close();
                new ProcessBuilder("rm", "-rf", folder.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static PGSimpleDataSource another() {
            var server = new PGSimpleDataSource();
            server.setUrl(ANOTHER);
            return server;
        }
    }

    /** An empty database in which schema {@code nines} is there. */
    public static PGSimpleDataSource migrated() {
        return create("template " + Server.TEMPLATE);
    }

    /** A database with everything that is in that one, in which nobody may be connected. */
    public static PGSimpleDataSource copyOf(PGSimpleDataSource template) {
        return create("template " + template.getDatabaseName());
    }

    /** A database in which nothing is there. */
    public static PGSimpleDataSource empty() {
        return create("");
    }

    /** The same database, seen by sessions of another time zone. */
    public static DataSource inZone(DataSource database, String zone) {
        return with(database, "set time zone '" + zone + "'");
    }

    /** The same database, seen by sessions of another role. */
    public static DataSource as(DataSource database, String role) {
        return with(database, "set session authorization " + role);
    }

    private static DataSource with(DataSource database, String first) {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            {
                setUrl(((PGSimpleDataSource) database).getURL());
                setUser(((PGSimpleDataSource) database).getUser());
                setPassword(((PGSimpleDataSource) database).getPassword());
            }

            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                try (var set = connection.createStatement()) {
                    set.execute(first);
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

    private static PGSimpleDataSource create(String template) {
        String name = Server.PREFIX + COUNT.incrementAndGet();
        execute(Server.POSTGRES, "create database " + name + " " + template);
        return in(Server.POSTGRES, name);
    }

    private static PGSimpleDataSource in(PGSimpleDataSource server, String name) {
        var database = new PGSimpleDataSource();
        database.setUrl(server.getURL());
        database.setUser(server.getUser());
        database.setPassword(server.getPassword());
        database.setDatabaseName(name);
        return database;
    }
}
