package dev.nines.db;

import static java.util.stream.Collectors.joining;

import dev.nines.db.ObservationColumns.Column;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Observations in {@code nines.observation}. Instants are kept to the microsecond.
 * Makes the day partitions that it needs.
 */
public final class PostgresObservations implements ObservationSink, ObservationHistory {
    /** Rows of one statement and rows fetched at once: past a thousand nothing gets faster, and memory stays small. */
    private static final int ROWS_AT_ONCE = 2_000;

    private static final String DETAIL =
            ObservationColumns.DETAIL.stream().map(c -> "d_" + c.name()).collect(joining(", "));
    /** What was new is due for its hour's sums: said in the same statement, so that neither is ever without the other. */
    private static final String INSERT = """
            with added as (
                insert into nines.observation (series_id, slot, class, %1$s, detail)
                select series_id, timestamptz 'epoch' + slot_us * interval '1 microsecond', class::nines.observation_class, %1$s,
                       case when num_nonnulls(%2$s) > 0 then jsonb_strip_nulls(jsonb_build_object(%3$s)) end
                from unnest(?::int4[], ?::int8[], ?::text[], %4$s) as r (series_id, slot_us, class, %1$s, %2$s)
                on conflict do nothing
                returning slot, series_id),
            due as (
                insert into nines.rollup_due (level, at, series_ids)
                select 'hour', date_trunc('hour', slot, 'UTC'), array_agg(distinct series_id) from added group by 2)
            select count(*) from added"""
            .formatted(ObservationColumns.names(ObservationColumns.PLAIN), DETAIL,
                    ObservationColumns.DETAIL.stream()
                            .map(c -> "'" + c.name() + "', d_" + c.name()).collect(joining(", ")),
                    arrays().map(c -> "?::" + c.type() + "[]").collect(joining(", ")));
    private static final String ENSURE =
            "select count(nines.ensure_observation_partition(day)) from unnest(?::date[]) day";
    private static final String BETWEEN = "select " + ObservationRow.COLUMNS
            + " from nines.observation where series_id = ? and slot >= ? and slot < ? order by slot";

    private final Database database;
    private final SeriesTable series;

    public PostgresObservations(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    @Override
    public int append(List<Observation> observations) {
        if (observations.isEmpty()) return 0;
        Map<Series, Integer> ids = series.ids(observations.stream().map(Observation::series).toList());
        // All writers in one order, so that two which hold the same slots never wait for each other in a circle. The
        // sort is stable: of a slot that comes twice the first stays first, and wins.
        List<Observation> ordered = observations.stream()
                .sorted(Comparator.comparing(Observation::scheduledAt).thenComparing(o -> ids.get(o.series())))
                .toList();
        return database.transaction("append " + ordered.size() + " observations", connection -> {
            ensure(connection, ordered.stream().map(o -> day(o.scheduledAt())).distinct());
            int added = 0;
            for (int at = 0; at < ordered.size(); at += ROWS_AT_ONCE) {
                added += insert(connection, ordered.subList(at, Math.min(at + ROWS_AT_ONCE, ordered.size())), ids);
            }
            return added;
        });
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
        Stream<LocalDate> days = day(from).datesUntil(day(to.minusNanos(1)).plusDays(1));
        database.transaction("make partitions of [" + from + ", " + to + ")", connection -> ensure(connection, days));
    }

    private record Query(Series series, int id, OffsetDateTime from, OffsetDateTime to) {}

    private static void read(Connection connection, Query query, Consumer<Observation> reader) throws SQLException {
        try (var select = connection.prepareStatement(BETWEEN)) {
            select.setInt(1, query.id());
            select.setObject(2, query.from());
            select.setObject(3, query.to());
            select.setFetchSize(ROWS_AT_ONCE);
            try (var row = select.executeQuery()) {
                while (row.next()) reader.accept(ObservationRow.read(row, query.series()));
            }
        }
    }

    private static boolean ensure(Connection connection, Stream<LocalDate> days) throws SQLException {
        try (var statement = connection.prepareStatement(ENSURE)) {
            statement.setArray(1,
                    connection.createArrayOf("date", days.map(LocalDate::toString).toArray(String[]::new)));
            return statement.execute();
        }
    }

    private static int insert(Connection connection, List<Observation> rows, Map<Series, Integer> ids)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            setArray(insert, 1, "int4", rows.stream().map(o -> ids.get(o.series())).toArray(Integer[]::new));
            setArray(insert, 2, "int8", rows.stream().map(o -> Micros.of(o.scheduledAt())).toArray(Long[]::new));
            setArray(insert, 3, "text", rows.stream().map(o -> o.observationClass().name()).toArray(String[]::new));
            int at = 4;
            for (Column<?> c : arrays().toList()) setArray(insert, at++, c.type(), c.values(rows));
            try (var added = insert.executeQuery()) {
                added.next();
                return added.getInt(1);
            }
        }
    }

    private static void setArray(PreparedStatement statement, int at, String type, Object[] values)
            throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }

    private static Stream<Column<?>> arrays() {
        return Stream.concat(ObservationColumns.PLAIN.stream(), ObservationColumns.DETAIL.stream());
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
