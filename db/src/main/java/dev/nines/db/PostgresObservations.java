package dev.nines.db;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Observations in {@code nines.observation}. Instants are kept to the microsecond.
 * Makes the day partitions that it needs.
 */
public final class PostgresObservations implements ObservationSink, ObservationHistory {
    private static final int ROWS_FETCHED = 2_000;
    private static final String BETWEEN = "select " + ObservationRow.COLUMNS
            + " from nines.observation where series_id = ? and slot >= ? and slot < ? order by slot";

    private final Database database;
    private final SeriesTable series;

    public PostgresObservations(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /**
     * Rows of days that were dropped, and of days far ahead of the server's clock, are kept in {@code nines.quarantined_observation},
     * where nothing counts them: kept, so the caller need not hold them any longer.
     */
    @Override
    public int append(List<Observation> observations) {
        if (observations.isEmpty()) return 0;
        Map<Series, Integer> ids = series.ids(observations.stream().map(Observation::series).toList());
        // All writers in one order, so that two which hold the same slots never wait for each other in a circle. The
        // sort is stable: of a slot that comes twice the first stays first, and wins.
        List<Observation> ordered = observations.stream()
                .sorted(Comparator.comparing(Observation::scheduledAt).thenComparing(o -> ids.get(o.series())))
                .toList();
        return database.transaction("append " + ordered.size() + " observations", c -> append(c, ordered, ids));
    }

    private static int append(Connection connection, List<Observation> ordered, Map<Series, Integer> ids)
            throws SQLException {
        RawDays.hold(connection);
        var open = RawDays.open(connection, ordered.stream().map(o -> RawDays.of(o.scheduledAt())).distinct());
        Predicate<Observation> counts = o -> open.contains(RawDays.of(o.scheduledAt()));
        return ObservationInsert.COUNTED.rows(connection, ordered.stream().filter(counts).toList(), ids)
                + ObservationInsert.QUARANTINED.rows(connection, ordered.stream().filter(counts.negate()).toList(), ids);
    }

    @Override
    public void between(Collection<Series> wanted, Instant from, Instant to, Consumer<Observation> reader) {
        var byName = new TreeMap<String, Series>();
        wanted.forEach(each -> byName.put(each.name(), each));
        byName.values().removeIf(each -> series.find(each).isEmpty());
        String what = "read observations of " + byName.size() + " series in [" + from + ", " + to + ")";
        database.snapshot(what, connection -> {
            for (Series each : byName.values()) {
                var query = new Query(each, series.find(each).orElseThrow(), Micros.bound(from), Micros.bound(to));
                read(connection, query, reader);
            }
            return true;
        });
    }

    /** Makes the partitions of all UTC days that {@code [from, to)} touches: call it nightly for a week ahead. */
    public void ensurePartitions(Instant from, Instant to) {
        Stream<LocalDate> days = RawDays.of(from).datesUntil(RawDays.of(to.minusNanos(1)).plusDays(1));
        database.transaction("make partitions of [" + from + ", " + to + ")", connection -> RawDays.ensure(connection, days));
    }

    private record Query(Series series, int id, OffsetDateTime from, OffsetDateTime to) {}

    private static void read(Connection connection, Query query, Consumer<Observation> reader) throws SQLException {
        try (var select = connection.prepareStatement(BETWEEN)) {
            select.setInt(1, query.id());
            select.setObject(2, query.from());
            select.setObject(3, query.to());
            select.setFetchSize(ROWS_FETCHED);
            try (var row = select.executeQuery()) {
                while (row.next()) reader.accept(ObservationRow.read(row, query.series()));
            }
        }
    }
}
