package dev.nines.monitor.start;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Connections to the database, and the patience for one that is not there yet. */
final class Pool {
    private static final int MOST_CONNECTIONS = 10;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int SAY_EVERY = 5;

    private Pool() {}

    /** Opens no connection yet. */
    static HikariDataSource of(Database database) {
        var config = new HikariConfig();
        config.setPoolName("nines");
        config.setJdbcUrl(database.jdbcUrl());
        if (!database.user().isEmpty()) config.setUsername(database.user());
        if (database.password().isPresent()) config.setPassword(database.password().reveal());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(-1);
        // Generic plans of prepared statements would ignore which partitions a time range needs.
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        config.addDataSourceProperty("ApplicationName", "nines");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        return new HikariDataSource(config);
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
                SQLException root = deepest(e);
                refuseIfFinal(database, root);
                if (attempt % SAY_EVERY == 0) {
                    say.accept("waiting for PostgreSQL at " + database.where() + " (" + firstLine(root) + ")");
                }
            }
            shutdown.pause(RETRY);
        }
    }

    private static void refuseIfFinal(Database database, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            throw new CannotStart("PostgreSQL at " + database.where() + " refuses the user or the password ("
                    + firstLine(e) + "); see NINES_DB_USER and NINES_DB_PASSWORD", e);
        }
        if (state.equals("3D000")) {
            throw new CannotStart("PostgreSQL at " + database.where() + " has no such database (" + firstLine(e)
                    + "); create it, or name another in NINES_DB_URL", e);
        }
    }

    private static SQLException deepest(SQLException e) {
        SQLException found = e;
        for (Throwable t = e; t != null; t = t.getCause()) if (t instanceof SQLException s) found = s;
        return found;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
    }
}
