package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.TestDatabase.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.crash.Recount;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.probe.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A clock that steps, between planning, storing and summing up, makes nobody count a run twice or not at all. */
class SteppedClockTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PGSimpleDataSource database = TestDatabase.migrated();
    private final SeriesTable series = new SeriesTable(database);
    private final PostgresObservations observations = new PostgresObservations(database, series);
    private final Rollups rollups = new Rollups(database);

    @Test
    void after_a_clock_that_ran_ahead_rows_of_the_true_time_are_summed_up_as_late_ones() {
        minutes(MIDNIGHT, 90);
        sumUp(MIDNIGHT.plus(Duration.ofDays(60))); // by then everything is closed: hours, days, the month

        minutes(MIDNIGHT.plus(Duration.ofMinutes(90)), 90);
        sumUp(MIDNIGHT.plus(Duration.ofHours(3)).plus(MINUTE.multipliedBy(3)));

        assertThat(counted("availability_hour")).isEqualTo("180");
        assertThat(counted("availability_day")).isEqualTo("180");
        Recount.assertExact(database);
    }

    @Test
    void a_clock_that_is_set_back_opens_nothing_that_is_closed() {
        minutes(MIDNIGHT, 300);
        sumUp(MIDNIGHT.plus(Duration.ofHours(5)));
        var closed = ask(database, "select string_agg(level || ' ' || closed_until, ', ' order by level) from nines.rollup_state");
        var kept = Recount.dump(database);

        sumUp(MIDNIGHT.plus(Duration.ofHours(2)));

        assertThat(ask(database, "select string_agg(level || ' ' || closed_until, ', ' order by level) from nines.rollup_state")).isEqualTo(closed);
        assertThat(Recount.dump(database)).isEqualTo(kept);
    }

    @Test
    void slots_that_run_again_after_a_step_back_are_the_rows_that_are_there() {
        minutes(MIDNIGHT, 120);
        sumUp(MIDNIGHT.plus(Duration.ofHours(2)).plus(MINUTE.multipliedBy(3)));

        int added = observations.append(IntStream.range(60, 130)
                .mapToObj(m -> Samples.answer(FAST, MIDNIGHT.plus(MINUTE.multipliedBy(m)), 9_000, 99_000)).toList());
        sumUp(MIDNIGHT.plus(Duration.ofHours(3)).plus(MINUTE.multipliedBy(3)));

        assertThat(added).isEqualTo(10);
        assertThat(counted("availability_hour")).isEqualTo("130");
        Recount.assertExact(database);
    }

    @Test
    void rows_of_the_future_wait_until_their_hour_has_come() {
        var future = MIDNIGHT.plus(Duration.ofDays(45));
        minutes(MIDNIGHT, 60);
        minutes(future, 60);

        sumUp(MIDNIGHT.plus(Duration.ofHours(2)));
        assertThat(counted("availability_hour")).isEqualTo("60");
        assertThat(ask(database, "select max(closed_until) <= '2026-10-01 02:00Z' from nines.rollup_state")).isEqualTo("t");

        sumUp(future.plus(Duration.ofDays(40)));
        assertThat(counted("availability_hour")).isEqualTo("120");
        assertThat(counted("availability_day")).isEqualTo("120");
        Recount.assertExact(database);
    }

    @Test
    void a_stretch_that_is_planned_again_after_a_step_back_is_expected_once() {
        var plans = new Plans(database, series);
        plans.keep(List.of(plan(MIDNIGHT, 20)));

        assertThat(plans.keep(List.of(plan(MIDNIGHT.plus(MINUTE.multipliedBy(5)), 20)))).isZero();
        assertThat(plans.keepMissed(plan(MIDNIGHT.plus(MINUTE.multipliedBy(15)), 30), "MONITOR_STALLED")).isZero();

        assertThat(plans.expectedSlots(List.of(FAST), MIDNIGHT, MIDNIGHT.plus(Duration.ofHours(2)))).containsEntry(FAST, 20L);
    }

    private static Plan plan(Instant from, int slots) {
        return new Plan(FAST, from, from.plus(MINUTE.multipliedBy(slots)), from, MINUTE);
    }

    private void minutes(Instant from, int count) {
        observations.append(IntStream.range(0, count)
                .mapToObj(m -> Samples.answer(FAST, from.plus(MINUTE.multipliedBy(m)), 1_000 + m, 90_000)).toList());
    }

    private String counted(String table) {
        return ask(database, "select sum(ok) from nines." + table);
    }

    private void sumUp(Instant now) {
        while (rollups.advance(now) instanceof Progress.MoreToDo) {
            // and the next part
        }
    }
}
