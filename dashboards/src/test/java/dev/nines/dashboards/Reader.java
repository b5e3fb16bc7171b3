package dev.nines.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The user that Grafana asks PostgreSQL as: {@code nines_reader}, with the password that lies in the data folder. */
final class Reader implements AutoCloseable {
    private static final String USER = "nines_reader";

    private final Connection connection;

    Reader(Path data) throws IOException, SQLException {
        var who = new Properties();
        who.setProperty("user", USER);
        who.setProperty("password", Files.readString(data.resolve("reader.password")).strip());
        var port = Files.readString(data.resolve("postgres.port")).strip();
        connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", who);
    }

    /** Every row, its columns in their order. */
    List<Map<String, @Nullable Object>> ask(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<Map<String, @Nullable Object>>();
            while (rows.next()) all.add(row(rows));
            return all;
        }
    }

    /**
     * How often a query reads a partition of the observations from end to end.
     *
     * @param planner settings for this query alone
     */
    long scansOfObservations(String planner, String sql) throws SQLException {
        connection.setAutoCommit(false); // counters are those of a transaction
        try (var settings = connection.createStatement()) {
            settings.execute(planner);
            long before = scans();
            ask(sql);
            return scans() - before;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private long scans() throws SQLException {
        var sum = ask("select coalesce(sum(seq_scan), 0)::bigint as n from pg_stat_xact_user_tables"
                + " where schemaname = 'nines' and relname like 'observation%'");
        return ((Number) Objects.requireNonNull(sum.getFirst().get("n"))).longValue();
    }

    private static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var about = rows.getMetaData();
        for (int i = 1; i <= about.getColumnCount(); i++) row.put(about.getColumnLabel(i), rows.getObject(i));
        return row;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the connection", e);
        }
    }
}
