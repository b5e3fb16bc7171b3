package dev.nines.monitor.watch.golden;

import dev.nines.monitor.statement.StatementDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Asks the raw rows by plain SQL. It knows the texts of a statement, and nothing of how it was counted. */
record Recounted(DataSource source, StatementDocument document, String from, String to, Map<String, List<Map<String, String>>> answers) {
    private static final Path QUERIES = Path.of("src/test/resources/statement/recount");

    Recounted(DataSource source, StatementDocument document, String from, String to) {
        this(source, document, from, to, new ConcurrentHashMap<>());
    }

    /** A test is named by it. */
    @Override
    public String toString() {
        return document.contract().id();
    }

    /** Rows of a file's query, each by the names of its columns, numbers and instants as text. */
    List<Map<String, String>> rows(String file, Map<String, String> values) {
        return asked(filled(read(file), values));
    }

    /** Rows that nobody changes are asked for once. */
    List<Map<String, String>> asked(String sql) {
        return answers.computeIfAbsent(sql, this::ask);
    }

    private List<Map<String, String>> ask(String sql) {
        var rows = new ArrayList<Map<String, String>>();
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            try (var row = statement.executeQuery(sql)) {
                var columns = row.getMetaData();
                while (row.next()) {
                    var one = new LinkedHashMap<String, String>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        var text = row.getString(i);
                        one.put(columns.getColumnLabel(i), text == null ? "" : text);
                    }
                    rows.add(one);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Rows of a query of the evidence that have a beginning, added up by the local day on which they begin. */
    Map<String, String> byDay(String query, String sum) {
        return days("select (from_at at time zone '{zone}')::date::text as day, " + sum + " as bad from (" + query + ") q group by 1");
    }

    /** The minutes of the evidence's query one by one, instead of how many they are. */
    Map<String, String> downMinutesByDay(String query) {
        var total = query.indexOf("select minutes, excluded as excluded_minutes");
        var longEnough = query.replaceAll("(?s).*from outage where minutes >= (\\d+).*", "$1");
        return days(query.substring(0, total) + """
                select (w.at at time zone '{zone}')::date::text as day, count(*) as bad
                from walked w join outage o on w.at >= o.from_at and w.at < o.to_at
                where w.state = 'DOWN' and o.minutes >= %s and w.at >= '{from}' and w.at < '{to}' group by 1""".formatted(longEnough));
    }

    private Map<String, String> days(String sql) {
        var days = new HashMap<String, String>();
        for (var row : asked(filled(sql, Map.of()))) days.put(row.getOrDefault("day", ""), row.getOrDefault("bad", ""));
        return days;
    }

    String filled(String sql, Map<String, String> values) {
        var series = document.watching().getFirst();
        var all = new HashMap<>(Map.of("target", series.series().substring(0, series.series().lastIndexOf('@')), "vantage", series.vantage(),
                "from", from, "to", to, "zone", document.period().zone(), "excluded", excluded()));
        all.putAll(values);
        String text = sql;
        for (var value : all.entrySet()) text = text.replace("{" + value.getKey() + "}", value.getValue());
        return text;
    }

    private String excluded() {
        return "{" + String.join(",", document.exclusions().stream().map(e -> "[" + e.from() + "," + e.to() + ")").toList()) + "}";
    }

    static String read(String file) {
        try {
            return Files.readString(QUERIES.resolve(file + ".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
