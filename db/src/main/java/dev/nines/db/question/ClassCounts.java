package dev.nines.db.question;

import dev.nines.db.SeriesTable;
import dev.nines.db.SeriesTable.Numbered;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** How often what happened, exactly: whole days, hours and minutes from their sums, the rest from single observations. */
public final class ClassCounts {
    private static final String COUNT = "select group_key, class::text, n from nines.class_counts(?, ?, 'series')";

    private final Database database;
    private final SeriesTable series;

    public ClassCounts(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Every series with an observation in {@code [from, to)}; classes that did not occur are not in its map. */
    public Map<Series, Map<ObservationClass, Long>> between(Instant from, Instant to) {
        Map<String, Series> byName = series.all().stream().collect(Collectors.toMap(Series::name, each -> each));
        return database.transaction("count classes in [" + from + ", " + to + ")", connection -> {
            try (var select = connection.prepareStatement(COUNT)) {
                select.setObject(1, Micros.bound(from));
                select.setObject(2, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    return counts(row, byName);
                }
            }
        });
    }

    static Map<Integer, Series> byId(SeriesTable series) {
        return series.numbered().stream().collect(Collectors.toMap(Numbered::id, Numbered::series));
    }

    private static Map<Series, Map<ObservationClass, Long>> counts(ResultSet row, Map<String, Series> byName)
            throws SQLException {
        var counts = new HashMap<Series, Map<ObservationClass, Long>>();
        while (row.next()) {
            Series of = byName.get(row.getString(1));
            if (of == null) continue; // its first observation came after the series were listed: next time
            counts.computeIfAbsent(of, _ -> new EnumMap<>(ObservationClass.class))
                    .put(ObservationClass.valueOf(row.getString(2)), row.getLong(3));
        }
        return counts;
    }
}
