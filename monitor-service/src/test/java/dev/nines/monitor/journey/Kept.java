package dev.nines.monitor.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What PostgreSQL holds, asked by whoever has only psql. */
record Kept(String jdbcUrl) {
    private static final int PORT_LINE = 3;

    /** The server of our own in a data folder; its port is the fourth line that PostgreSQL writes there. */
    static Kept in(Path dataFolder) {
        try {
            var port = Files.readAllLines(dataFolder.resolve("postgres").resolve("postmaster.pid")).get(PORT_LINE).strip();
            var password = Files.readString(dataFolder.resolve("postgres.password"));
            return new Kept(at(Integer.parseInt(port)).jdbcUrl() + "&password=" + password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Kept at(int port) {
        return new Kept("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }

    /** By the names of its columns; a column that is null is not in it. */
    record Row(Map<String, Object> columns) {
        long number(String column) {
            return ((Number) value(column)).longValue();
        }

        Instant at(String column) {
            return (Instant) value(column);
        }

        String text(String column) {
            return value(column).toString();
        }

        private Object value(String column) {
            return Objects.requireNonNull(columns.get(column), column);
        }
    }

    List<Row> rows(String sql, Object... values) {
        try (var connection = DriverManager.getConnection(jdbcUrl); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, sqlValue(values[i]));
            var rows = new ArrayList<Row>();
            try (var found = statement.executeQuery()) {
                while (found.next()) rows.add(row(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Of a question with one answer, named {@code n}. */
    long count(String sql, Object... values) {
        return rows(sql, values).getFirst().number("n");
    }

    private static Row row(ResultSet found) throws SQLException {
        var columns = new LinkedHashMap<String, Object>();
        for (int c = 1; c <= found.getMetaData().getColumnCount(); c++) {
            Object value = found.getObject(c);
            if (value != null) columns.put(found.getMetaData().getColumnLabel(c), value instanceof Timestamp t ? t.toInstant() : value);
        }
        return new Row(columns);
    }

    private static Object sqlValue(Object value) {
        return value instanceof Instant at ? Timestamp.from(at) : value;
    }
}
