package dev.nines.db.bench;

import dev.nines.db.CopyLines;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** What the same server takes in at its best: eight small columns with a key, and all columns without one. */
final class Floors {
    private static final String EIGHT = """
            create table if not exists floor_eight (slot timestamptz not null, series_id int not null, class smallint not null, http smallint,
                total_us int, ttft_us int, tpot_us int, connect_us int, primary key (series_id, slot));
            create index if not exists floor_eight_slot on floor_eight using brin (slot)""";
    private static final String INTO_EIGHT = """
            insert into floor_eight (slot, series_id, class, http, total_us, ttft_us, tpot_us, connect_us)
            select timestamptz 'epoch' + slot * interval '1 microsecond', series_id, class, http, total_us, ttft_us, tpot_us, connect_us
            from unnest(?::int8[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::int4[])
                as r (slot, series_id, class, http, total_us, ttft_us, tpot_us, connect_us)
            on conflict do nothing""";

    private final DataSource database;
    private final Map<Series, Integer> ids;

    Floors(DataSource database, Map<Series, Integer> ids) throws SQLException {
        this.database = database;
        this.ids = ids;
        Ask.run(database, EIGHT);
        Ask.run(database, "create table if not exists floor_keyless (like nines.observation)");
    }

    void measure(Figures figures, List<Observation> rows, int batch) throws Exception {
        Ask.run(database, "truncate floor_eight, floor_keyless");
        figures.rate("floor eight " + batch, rows.size(), () -> inBatches(rows, batch, this::insertEight));
        figures.rate("floor keyless " + batch, rows.size(), () -> inBatches(rows, batch,
                (connection, some) -> CopyLines.copy(connection, "floor_keyless", some, ids)));
    }

    private interface Write {
        void rows(Connection connection, List<Observation> rows) throws Exception;
    }

    private void inBatches(List<Observation> rows, int batch, Write write) throws Exception {
        try (var connection = database.getConnection()) {
            for (int at = 0; at < rows.size(); at += batch) {
                write.rows(connection, rows.subList(at, Math.min(at + batch, rows.size())));
            }
        }
    }

    private void insertEight(Connection connection, List<Observation> rows) throws SQLException {
        List<ToLongFunction<Observation>> columns = List.of(
                o -> ids.get(o.series()), o -> o.observationClass().name().length(), o -> o.reply().status(), o -> micros(o, Phase.TOTAL),
                o -> micros(o, Phase.TTFT), o -> micros(o, Phase.TPOT), o -> micros(o, Phase.CONNECT));
        var driver = connection.unwrap(PGConnection.class);
        try (var insert = connection.prepareStatement(INTO_EIGHT)) {
            insert.setArray(1, driver.createArrayOf("int8", rows.stream()
                    .mapToLong(o -> Instant.EPOCH.until(o.scheduledAt(), ChronoUnit.MICROS)).toArray()));
            for (int c = 0; c < columns.size(); c++) {
                insert.setArray(c + 2, driver.createArrayOf("int4", rows.stream().mapToLong(columns.get(c)).mapToInt(v -> (int) v).toArray()));
            }
            insert.executeUpdate();
        }
    }

    private static long micros(Observation o, Phase phase) {
        return o.phases().micros(phase).orElse(0);
    }
}
