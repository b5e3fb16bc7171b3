package dev.nines.db.question;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Flag;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** How many runs of each class were over a limit, exactly: what a latency rule counts, without reading the rows out. */
public final class Lateness {
    private final Database database;
    private final SeriesTable series;

    public Lateness(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /**
     * @param runs all of them
     * @param over those whose phase was observed and longer than the limit
     * @param unseen those whose phase was not observed, or is spoilt by a flag
     */
    public record Late(long runs, long over, long unseen) {}

    /** Every series with an observation in {@code [from, to)}; classes that did not occur are not in its map. */
    public Map<Series, Map<ObservationClass, Late>> over(Phase phase, Duration limit, Instant from, Instant to) {
        Map<Integer, Series> byId = ClassCounts.byId(series);
        String what = "count " + phase.field() + " over " + limit + " in [" + from + ", " + to + ")";
        return database.transaction(what, connection -> {
            var late = new HashMap<Series, Map<ObservationClass, Late>>();
            try (var select = connection.prepareStatement(count(phase))) {
                select.setLong(1, Micros.of(limit));
                select.setObject(2, Micros.bound(from));
                select.setObject(3, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        Series of = byId.get(row.getInt(1));
                        if (of == null) continue; // its first observation came after the series were listed: next time
                        late.computeIfAbsent(of, _ -> new EnumMap<>(ObservationClass.class))
                                .put(ObservationClass.valueOf(row.getString(2)),
                                        new Late(row.getLong(3), row.getLong(4), row.getLong(5)));
                    }
                }
            }
            return late;
        });
    }

    private static long spoiling(Phase phase) {
        return Flag.spoiling(phase).stream().mapToLong(Flag::bit).reduce(0, (a, b) -> a | b);
    }

    /** The condition of a run whose phase was longer than a parameter. The column's name comes from the closed set of phases. */
    static String isOver(Phase phase) {
        return "%1$s > ? and not (class = 'OK' and flags & %2$d <> 0)".formatted(phase.field(), spoiling(phase));
    }

    static String isUnseen(Phase phase) {
        return "%1$s is null or class = 'OK' and flags & %2$d <> 0".formatted(phase.field(), spoiling(phase));
    }

    private static String count(Phase phase) {
        return """
                select series_id, class::text, count(*), count(*) filter (where %s), count(*) filter (where %s)
                from nines.observation where slot >= ? and slot < ? group by 1, 2""".formatted(isOver(phase), isUnseen(phase));
    }
}
