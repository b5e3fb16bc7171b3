package dev.nines.db.rollup;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.Observation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What sums cost others: tables, locks and marks. */
class RollupFootprintTest {
    private static final Instant LATER = MIDNIGHT.plus(Duration.ofDays(90));

    private final DataSource database = TestDatabase.migrated();
    private final PostgresObservations store = new PostgresObservations(database, new SeriesTable(database));
    private final Rollups rollups = new Rollups(database);

    @Test
    void partitions_are_of_utc_however_a_session_writes_its_dates() {
        // "IST" is Indian time where it is written, and Israel's where it is read.
        TestDatabase.execute(database, """
                do $$ begin
                    perform set_config('datestyle', 'SQL, DMY', true), set_config('timezone', 'Asia/Kolkata', true);
                    perform nines.ensure_observation_partition('2026-09-05'),
                        nines.ensure_rollup_partition('latency_hour', '2026-09-05'),
                        nines.ensure_rollup_partition('availability_day', '2026-09-05');
                end $$""");

        assertThat(TestDatabase.ask(TestDatabase.inZone(database, "UTC"), "select string_agg(pg_get_expr(relpartbound, oid), ', ' order by relname)"
                + " from pg_class where relname in ('observation_20260905', 'latency_hour_202609', 'availability_day_2026')"))
                .isEqualTo("FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'),"
                        + " FOR VALUES FROM ('2026-09-01 00:00:00+00') TO ('2026-10-01 00:00:00+00'),"
                        + " FOR VALUES FROM ('2026-09-05 00:00:00+00') TO ('2026-09-06 00:00:00+00')");
    }

    @Test
    void an_hour_locks_the_raw_rows_of_its_day_alone() throws SQLException {
        for (int d = 0; d < 9; d++) store.append(List.of(run(MIDNIGHT.plus(Duration.ofDays(d)))));
        drain(LATER);
        store.append(List.of(run(MIDNIGHT.plusSeconds(3_600))));

        try (var working = database.getConnection()) {
            working.setAutoCommit(false);
            try (var call = working.createStatement()) {
                call.execute("select nines.rollup_hours('2026-12-01Z', 500)");
            }

            assertThat(TestDatabase.ask(database, "select string_agg(distinct relname, ' ') from pg_locks"
                    + " join pg_class c on c.oid = relation"
                    + " where relname ~ '^observation_2026....$' and database = (select oid from pg_database where datname = current_database())"))
                    .isEqualTo("observation_20261001");
            working.rollback();
        }
    }

    @Test
    void many_small_batches_of_the_open_hour_leave_few_marks() {
        for (int i = 0; i < 100; i++) store.append(List.of(answer(i % 2 == 0 ? FAST : PRO, MIDNIGHT.plusSeconds(i), 1, 2)));

        drain(MIDNIGHT.plusSeconds(200));

        assertThat(TestDatabase.ask(database, "select count(*) || ' ' || max(cardinality(series_ids)) from nines.rollup_due"))
                .isEqualTo("1 2");
        drain(LATER);
        assertThat(TestDatabase.ask(database, "select count(*) from nines.rollup_due")).isEqualTo("0");
    }

    private void drain(Instant now) {
        while (rollups.advance(now) instanceof Progress.MoreToDo) {}
    }

    private static Observation run(Instant slot) {
        return answer(FAST, slot, 1, 2);
    }
}
