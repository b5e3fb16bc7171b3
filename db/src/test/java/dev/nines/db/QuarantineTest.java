package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class QuarantineTest {
    private static final Instant FAR_AHEAD = Instant.parse("8999-12-31T23:59:59Z");
    private static final Instant BEYOND_ANY_DATE = Instant.parse("+12345-01-01T00:00:00Z");

    private final DataSource database = TestDatabase.migrated();
    private final DataSource kolkata = TestDatabase.inZone(database, "Asia/Kolkata");
    private final PostgresObservations store = new PostgresObservations(kolkata, new SeriesTable(kolkata));

    @Test
    void a_row_of_a_day_that_was_dropped_is_kept_apart_and_counted_nowhere() {
        dropBefore("2026-10-01");
        var late = failure(FAST, MIDNIGHT.minusNanos(1_000), FailureKind.SERVER_ERROR);
        var timely = answer(FAST, MIDNIGHT, 1_000, 2_000);

        assertThat(store.append(List.of(late, timely))).isEqualTo(2);

        assertThat(stored()).containsExactly(timely);
        assertThat(quarantined()).isEqualTo("1");
        assertThat(ask("select class::text || ' ' || slot from nines.quarantined_observation")).isEqualTo("SERVER_ERROR 2026-09-30 23:59:59.999999+00");
        assertThat(ask("select string_agg(at::text, ' ') from nines.rollup_due")).isEqualTo("2026-10-01 00:00:00+00");
        assertThat(ask("select to_regclass('nines.observation_20260930') is null")).isEqualTo("t");
    }

    @Test
    void a_quarantined_row_that_comes_again_changes_nothing() {
        dropBefore("2026-10-02");
        var first = failure(FAST, MIDNIGHT, FailureKind.EMPTY);

        assertThat(store.append(List.of(first, answer(FAST, MIDNIGHT, 1_000, 2_000)))).isEqualTo(1);
        assertThat(store.append(List.of(answer(FAST, MIDNIGHT, 1_000, 2_000)))).isZero();

        assertThat(quarantined()).isEqualTo("1");
        assertThat(ask("select string_agg(class::text, ' ') from nines.quarantined_observation")).isEqualTo("EMPTY");
    }

    @Test
    void a_clock_far_ahead_makes_no_days_and_holds_up_no_batch() {
        var timely = answer(FAST, MIDNIGHT, 1_000, 2_000);

        assertThat(store.append(List.of(answer(FAST, BEYOND_ANY_DATE, 1, 2), timely, answer(FAST, FAR_AHEAD, 1, 2)))).isEqualTo(3);

        assertThat(stored()).containsExactly(timely);
        assertThat(quarantined()).isEqualTo("2");
        assertThat(ask("select count(*) from pg_inherits where inhparent = 'nines.observation'::regclass")).isEqualTo("1");
    }

    @Test
    void a_day_that_is_there_takes_its_rows_whatever_the_servers_clock_says() {
        store.ensurePartitions(FAR_AHEAD, FAR_AHEAD.plusNanos(1_000));
        var ahead = answer(FAST, FAR_AHEAD, 1, 2);

        assertThat(store.append(List.of(ahead))).isEqualTo(1);

        assertThat(stored()).containsExactly(ahead);
        assertThat(quarantined()).isEqualTo("0");
    }

    @Test
    void a_row_that_waited_for_the_dropping_of_its_day_goes_to_quarantine() throws Exception {
        store.append(List.of(answer(FAST, MIDNIGHT, 1, 2)));
        try (var dropping = database.getConnection();
                var drop = dropping.createStatement();
                var threads = Executors.newSingleThreadExecutor()) {
            dropping.setAutoCommit(false);
            drop.execute("select pg_advisory_xact_lock(hashtext('nines.raw'))");
            drop.execute("update nines.raw_state set raw_from = '2026-10-02Z'");
            var late = threads.submit(() -> store.append(List.of(answer(FAST, MIDNIGHT.plusSeconds(1), 1, 2))));
            String waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                    + " and database = (select oid from pg_database where datname = current_database())";
            while (!late.isDone() && ask(waiting).equals("0")) Thread.onSpinWait();
            drop.execute("drop table nines.observation_20261001");
            dropping.commit();

            assertThat(late.get()).isEqualTo(1);
        }
        assertThat(quarantined()).isEqualTo("1");
        assertThat(stored()).isEmpty();
    }

    private void dropBefore(String day) {
        TestDatabase.execute(database, "update nines.raw_state set raw_from = '" + day + "Z'");
    }

    private String quarantined() {
        return ask("select count(*) from nines.quarantined_observation");
    }

    private String ask(String sql) {
        return TestDatabase.ask(TestDatabase.inZone(database, "UTC"), sql);
    }

    private List<Observation> stored() {
        var found = new ArrayList<Observation>();
        store.between(List.of(FAST), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), found::add);
        return found;
    }
}
