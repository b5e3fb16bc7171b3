package dev.nines.monitor.start;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Connections to the database, and the patience for one that is not there yet. */
final class Pool {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** Far longer than any statement of ours: beyond it the server, or the way to it, is gone without a word. */
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int SAY_EVERY = 5;

    private Pool() {}

    /** Opens no connection yet. What the URL says of the connection wins over what is said here. */
    static HikariDataSource of(Database database) {
        var config = config(database, database.connections());
        config.addDataSourceProperty("socketTimeout", SILENCE.toSeconds());
        return new HikariDataSource(config);
    }

    /** For work that may take hours. */
    static HikariDataSource patient(Database database) {
        var config = config(database, 3);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(Database database, int connections) {
        var config = new HikariConfig();
        config.setPoolName("nines");
        config.setJdbcUrl(database.jdbcUrl());
        if (!database.user().isEmpty()) config.setUsername(database.user());
        if (database.password().isPresent()) config.setPassword(database.password().reveal());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(-1);
        // Whatever the server's default. Said after the start of a session, not in it: poolers refuse what they do not know there.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "nines");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        return config;
    }

    /**
     * Returns when the server has answered.
     *
     * @throws CannotStart where it answers, and waiting would not help
     */
    static void awaitAnswer(HikariDataSource pool, Database database, Shutdown shutdown, Consumer<String> say) {
        for (int attempt = 0; ; attempt++) {
            try (var _ = pool.getConnection()) {
                return;
            } catch (SQLException e) {
                refuseIfFinal(database, e);
                if (attempt % SAY_EVERY == 0) {
                    say.accept("waiting for PostgreSQL at " + database.where() + " (" + firstLine(deepest(e)) + ")");
                }
            }
            shutdown.pause(RETRY);
        }
    }

    private static void refuseIfFinal(Database database, SQLException e) {
        SQLException root = deepest(e);
        String state = root.getSQLState() == null ? "" : root.getSQLState();
        if (state.startsWith("28")) {
            throw new CannotStart("PostgreSQL at " + database.where() + " refuses the user or the password ("
                    + firstLine(root) + "); see NINES_DB_USER and NINES_DB_PASSWORD", e);
        }
        if (state.equals("3D000")) {
            throw new CannotStart("PostgreSQL at " + database.where() + " has no such database (" + firstLine(root)
                    + "); create it, or name another in NINES_DB_URL", e);
        }
        untrusted(e).ifPresent(why -> {
            throw new CannotStart("PostgreSQL at " + database.where() + " shows a certificate that is not trusted (" + firstLine(why)
                    + "); see sslmode and sslrootcert in NINES_DB_URL", e);
        });
    }

    /** A name that is not the certificate's has no exception of its own. */
    private static Optional<Throwable> untrusted(SQLException e) {
        return causes(e).filter(t -> t instanceof CertificateException
                || String.valueOf(t.getMessage()).contains("could not be verified by hostnameverifier")).findFirst();
    }

    private static SQLException deepest(SQLException e) {
        return causes(e).filter(SQLException.class::isInstance).map(SQLException.class::cast).reduce(e, (_, later) -> later);
    }

    private static Stream<Throwable> causes(Throwable e) {
        var causes = Stream.<Throwable>builder();
        for (Throwable t = e; t != null; t = t.getCause()) causes.add(t);
        return causes.build();
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
    }
}
