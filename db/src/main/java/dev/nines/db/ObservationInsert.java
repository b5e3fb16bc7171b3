package dev.nines.db;

import static java.util.stream.Collectors.joining;

import dev.nines.db.ObservationColumns.Column;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Writes observations as one array for each column, thousands of rows in one statement; a slot that is there stays as it is. */
enum ObservationInsert {
    /**
     * What is new is due for its hour's sums: said in the same statement, so that neither is ever without the other. Who listens hears of
     * it when it is committed, once for each transaction.
     */
    COUNTED("""
            with added as (%s returning slot, series_id),
            due as (
                insert into nines.rollup_due (level, at, series_ids)
                select 'hour', date_bin('1 hour', slot, timestamptz 'epoch'), array_agg(distinct series_id) from added group by 2)
            select count(*), pg_notify('%s', '') from added""".formatted(insertInto("nines.observation"), Arrivals.CHANNEL)),
    /** Kept as evidence, never counted. */
    QUARANTINED("""
            with added as (%s returning slot)
            select count(*) from added""".formatted(insertInto("nines.quarantined_observation")));

    /** Past some thousands nothing gets faster, and memory stays small. */
    static final int ROWS_AT_ONCE = 2_000;

    private final String sql;

    ObservationInsert(String sql) {
        this.sql = sql;
    }

    /** The arrays are taken apart in a select list, side by side: a function in "from" would first write each of them out. */
    private static String insertInto(String table) {
        String names = ObservationColumns.names(ObservationColumns.PLAIN);
        return """
                insert into %1$s (series_id, slot, class, detail, %2$s)
                select series_id, timestamptz 'epoch' + slot_us * interval '1 microsecond', class::nines.observation_class,
                       detail::jsonb, %2$s
                from (select unnest(?::int4[]) as series_id, unnest(?::int8[]) as slot_us, unnest(?::text[]) as class, %3$s) r
                on conflict do nothing""".formatted(table, names,
                arrays().map(c -> "unnest(?::" + c.type() + "[]) as " + c.name()).collect(joining(", ")));
    }

    private static Stream<Column<?>> arrays() {
        return Stream.concat(Stream.of(ObservationColumns.DETAIL_JSON), ObservationColumns.PLAIN.stream());
    }

    /** @return how many rows were new */
    int rows(Connection connection, List<Observation> rows, Map<Series, Integer> ids) throws SQLException {
        int added = 0;
        for (int at = 0; at < rows.size(); at += ROWS_AT_ONCE) {
            added += batch(connection, rows.subList(at, Math.min(at + ROWS_AT_ONCE, rows.size())), ids);
        }
        return added;
    }

    private int batch(Connection connection, List<Observation> rows, Map<Series, Integer> ids) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            setArray(insert, 1, "int4", rows.stream().mapToInt(o -> ids.get(o.series())).toArray());
            setArray(insert, 2, "int8", rows.stream().mapToLong(o -> Micros.of(o.scheduledAt())).toArray());
            setArray(insert, 3, "text", rows.stream().map(o -> o.observationClass().name()).toArray(String[]::new));
            int at = 4;
            for (Column<?> c : arrays().toList()) setArray(insert, at++, c.type(), c.values(rows));
            try (var added = insert.executeQuery()) {
                added.next();
                return added.getInt(1);
            }
        }
    }

    /** By the driver's own call, which takes arrays of numbers as they are and sends them as they are. */
    private static void setArray(PreparedStatement statement, int at, String type, Object values) throws SQLException {
        statement.setArray(at, statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
    }
}
