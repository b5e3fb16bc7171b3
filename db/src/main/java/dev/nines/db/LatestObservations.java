package dev.nines.db;

import dev.nines.db.SeriesTable.Numbered;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The newest observation of each series. Needs the days of the window only as far back as it must look. */
public final class LatestObservations {
    /** {@code class <> 'OK'} stands there again, literally, where it may use the small index of failures. */
    private static final String LATEST = """
            select s.id as id, %s
            from unnest(?::int4[]) s (id)
            cross join lateral (select * from nines.observation
                                where series_id = s.id and slot >= ? and slot < ? and class = any(?::nines.observation_class[]) %s
                                order by slot desc limit 1) o""";
    private static final String ANY = LATEST.formatted(ObservationRow.COLUMNS, "");
    private static final String NOT_OK = LATEST.formatted(ObservationRow.COLUMNS, "and class <> 'OK'");

    private final Database database;
    private final SeriesTable series;

    public LatestObservations(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Of each series the newest in {@code [from, to)}, whatever happened; a series without one is absent. */
    public Map<Series, Observation> any(Instant from, Instant to) {
        return of(EnumSet.allOf(ObservationClass.class), from, to);
    }

    /** The newest of some classes: with those that are down, the last failure. */
    public Map<Series, Observation> of(Set<ObservationClass> classes, Instant from, Instant to) {
        Map<Integer, Series> byId = series.numbered().stream()
                .collect(Collectors.toMap(Numbered::id, Numbered::series));
        String sql = classes.contains(ObservationClass.OK) ? ANY : NOT_OK;
        return database.transaction("find latest observations in [" + from + ", " + to + ")", connection -> {
            var latest = new HashMap<Series, Observation>();
            try (var select = connection.prepareStatement(sql)) {
                select.setArray(1, connection.createArrayOf("int4", byId.keySet().toArray(Integer[]::new)));
                select.setObject(2, Micros.bound(from));
                select.setObject(3, Micros.bound(to));
                select.setArray(4, words(connection, classes));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        Series of = byId.get(row.getInt("id"));
                        if (of != null) latest.put(of, ObservationRow.read(row, of));
                    }
                }
            }
            return latest;
        });
    }

    private static Array words(Connection connection, Set<ObservationClass> classes) throws SQLException {
        return connection.createArrayOf("text", classes.stream().map(Enum::name).toArray(String[]::new));
    }
}
