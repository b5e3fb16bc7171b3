package dev.nines.db;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts slots of plans without listing them. */
final class PlanCount {
    /**
     * Slots at or after a bound number ceil((bound - first) / every); those of a stretch are a difference of two such.
     */
    private static final String COUNT = """
            select series_id, sum(upto - below)::bigint
            from nines.plan,
                 lateral (select (extract(epoch from greatest(from_at, ?::timestamptz) - first_slot) * 1000000)::bigint as low,
                                 (extract(epoch from least(to_at, ?::timestamptz) - first_slot) * 1000000)::bigint as high) edge,
                 lateral (select case when low > 0 then (low + every_us - 1) / every_us else 0 end as below,
                                 case when high > 0 then (high + every_us - 1) / every_us else 0 end as upto) slots
            where series_id = any(?) and to_at > ? and from_at < ? and (missed_cause is null or ?)
            group by series_id""";

    private final Database database;
    private final SeriesTable series;

    PlanCount(Database database, SeriesTable series) {
        this.database = database;
        this.series = series;
    }

    enum Of { ALL, NOT_MISSED }

    private record Window(Of which, OffsetDateTime from, OffsetDateTime to) {}

    Map<Series, Long> slots(Of which, Collection<Series> of, Instant from, Instant to) {
        var byId = new HashMap<Integer, Series>();
        var counts = new HashMap<Series, Long>();
        for (Series each : of) {
            series.find(each).ifPresent(id -> byId.put(id, each));
            counts.put(each, 0L);
        }
        var window = new Window(which, Micros.bound(from), Micros.bound(to));
        counts.putAll(database.transaction("count planned slots in [" + from + ", " + to + ")",
                c -> count(c, window, byId)));
        return counts;
    }

    private static Map<Series, Long> count(Connection connection, Window window, Map<Integer, Series> byId)
            throws SQLException {
        var counts = new HashMap<Series, Long>();
        try (var select = connection.prepareStatement(COUNT)) {
            select.setObject(1, window.from());
            select.setObject(2, window.to());
            select.setArray(3, connection.createArrayOf("int4", byId.keySet().toArray(Integer[]::new)));
            select.setObject(4, window.from());
            select.setObject(5, window.to());
            select.setBoolean(6, window.which() == Of.ALL);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    Series of = byId.get(row.getInt(1));
                    if (of != null) counts.put(of, row.getLong(2));
                }
            }
        }
        return counts;
    }
}
