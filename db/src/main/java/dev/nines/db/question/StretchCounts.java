package dev.nines.db.question;

import dev.nines.db.SeriesTable;
import dev.nines.db.question.Lateness.Late;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Exact counts of all series over stretches of time that follow each other, in one question: windows that end at the same instant are
 * sums of them, and no run is counted twice.
 */
public final class StretchCounts {
    private static final String CLASSES = """
            select b.i, c.group_key, c.class::text, c.n
            from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality b (from_at, to_at, i)
            cross join lateral nines.class_counts(b.from_at, b.to_at, 'series') c""";

    private final Database database;
    private final SeriesTable series;

    public StretchCounts(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** A latency that is longer is late. */
    public record Limit(Phase phase, Duration atMost) {}

    /**
     * How often what happened.
     *
     * @param bounds rise; the first stretch is that from the first to the second
     * @return for each stretch every series with an observation in it; classes that did not occur are not in its map
     */
    public List<Map<Series, Map<ObservationClass, Long>>> classes(List<Instant> bounds) {
        Map<String, Series> byName = series.all().stream().collect(Collectors.toMap(Series::name, each -> each));
        var stretches = stretches(bounds);
        return database.transaction("count classes in " + stretches + " stretches since " + bounds.getFirst(), connection -> {
            var counts = empty(stretches, new ArrayList<Map<Series, Map<ObservationClass, Long>>>());
            try (var select = connection.prepareStatement(CLASSES)) {
                select.setArray(1, times(connection, bounds.subList(0, stretches)));
                select.setArray(2, times(connection, bounds.subList(1, stretches + 1)));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        Series of = byName.get(row.getString(2));
                        if (of != null) put(counts.get(row.getInt(1) - 1), of, row.getString(3), row.getLong(4));
                    }
                }
            }
            return counts;
        });
    }

    /**
     * How often what was late, from single observations.
     *
     * @param bounds as of {@link #classes}
     * @return for each limit, in their order, what {@link Lateness} says of it
     */
    public List<Map<Series, Map<ObservationClass, List<Late>>>> late(List<Limit> limits, List<Instant> bounds) {
        Map<Integer, Series> byId = ClassCounts.byId(series);
        var stretches = stretches(bounds);
        return database.transaction("count what was late in " + stretches + " stretches since " + bounds.getFirst(), connection -> {
            var counts = empty(stretches, new ArrayList<Map<Series, Map<ObservationClass, List<Late>>>>());
            try (var select = connection.prepareStatement(late(limits))) {
                set(select, limits, bounds);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        Series of = byId.get(row.getInt(1));
                        if (of != null) put(counts.get(row.getInt(2) - 1), of, row.getString(3), lates(row, limits.size()));
                    }
                }
            }
            return counts;
        });
    }

    private static int stretches(List<Instant> bounds) {
        if (bounds.size() < 2) throw new IllegalArgumentException("a stretch has two bounds: " + bounds);
        return bounds.size() - 1;
    }

    private static <C> List<Map<Series, C>> empty(int stretches, List<Map<Series, C>> counts) {
        for (int i = 0; i < stretches; i++) counts.add(new HashMap<>());
        return counts;
    }

    private static <N> void put(Map<Series, Map<ObservationClass, N>> counts, Series of, String observationClass, N n) {
        counts.computeIfAbsent(of, _ -> new EnumMap<>(ObservationClass.class)).put(ObservationClass.valueOf(observationClass), n);
    }

    private static Array times(Connection connection, List<Instant> bounds) throws SQLException {
        return connection.createArrayOf("timestamptz", bounds.stream().map(Micros::bound).map(OffsetDateTime::toString).toArray(String[]::new));
    }

    private static String late(List<Limit> limits) {
        var counts = limits.stream().map(Limit::phase).flatMap(phase -> Stream.of(Lateness.isOver(phase), Lateness.isUnseen(phase)))
                .map(condition -> ", count(*) filter (where " + condition + ")").collect(Collectors.joining());
        return "select series_id, width_bucket(slot, ?::timestamptz[]), class::text, count(*)" + counts
                + " from nines.observation where slot >= ? and slot < ? group by 1, 2, 3";
    }

    private static void set(PreparedStatement select, List<Limit> limits, List<Instant> bounds) throws SQLException {
        select.setArray(1, times(select.getConnection(), bounds));
        int next = 2;
        for (var limit : limits) select.setLong(next++, Micros.of(limit.atMost()));
        select.setObject(next++, Micros.bound(bounds.getFirst()));
        select.setObject(next, Micros.bound(bounds.getLast()));
    }

    private static List<Late> lates(ResultSet row, int limits) throws SQLException {
        var late = new ArrayList<Late>(limits);
        for (int i : IntStream.range(0, limits).toArray()) {
            late.add(new Late(row.getLong(4), row.getLong(5 + 2 * i), row.getLong(6 + 2 * i)));
        }
        return late;
    }
}
