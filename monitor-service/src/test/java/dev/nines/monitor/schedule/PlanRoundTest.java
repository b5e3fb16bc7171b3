package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Plans;
import dev.nines.db.SeriesTable;
import dev.nines.monitor.schedule.PhaseSpread.Wanted;
import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PlanRoundTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Series A = SeriesNamed.model("a");
    private static final Series B = SeriesNamed.model("b");
    private static final List<Cadence> CADENCES = PhaseSpread.spread(
            List.of(new Wanted(A, EVERY, Allowing.SMALL), new Wanted(B, EVERY, Allowing.SMALL)), Allowing.requests(1_000, 8));

    private final TestPostgres database = new TestPostgres();
    private final Plans plans = new Plans(database, new SeriesTable(database));
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Slot> toRun = new ArrayList<>();

    @Test
    void stretches_follow_each_other_without_a_gap_or_an_overlap() {
        var round = process();
        for (int i = 0; i < 60; i++, clock.pass(Duration.ofSeconds(10))) round.extend();

        assertThat(slotsOf(A)).doesNotHaveDuplicates().isSorted();
        assertThat(gaps(slotsOf(A))).containsOnly(EVERY);
        assertThat(slotsOf(A).getFirst()).isBetween(NOON, NOON.plusSeconds(2));
        assertThat(slotsOf(A).getLast()).isAfter(clock.wall());
        assertThat(expected(NOON, NOON.plusSeconds(9_999))).isEqualTo(toRun.size());
    }

    @Test
    void after_kill_9_the_next_process_takes_up_the_stored_stretch() {
        process().extend();
        toRun.clear();
        clock.pass(Duration.ofSeconds(30));

        var second = process();
        for (int i = 0; i < 20; i++, clock.pass(Duration.ofSeconds(10))) second.extend();

        assertThat(slotsOf(A).getFirst()).isBetween(NOON.plusSeconds(30), NOON.plusSeconds(32));
        assertThat(gaps(slotsOf(A))).containsOnly(EVERY);
        assertThat(missed()).isEmpty();
    }

    @Test
    void a_series_of_another_pace_is_planned_anew_from_an_instant_on_and_the_others_keep_their_slots() {
        var cadences = new ArrayList<>(CADENCES);
        var round = process(() -> List.copyOf(cadences));
        round.extend();
        var ofB = slotsOf(B);
        var from = NOON.plusSeconds(5);

        cadences.replaceAll(c -> c.series().equals(A) ? new Cadence(A, Duration.ofSeconds(4), c.phase(), c.pace()) : c);
        round.renew(A, from, () -> toRun.removeIf(s -> s.series().equals(A) && !s.scheduledAt().isBefore(from)));
        round.extend();

        assertThat(slotsOf(B)).isEqualTo(ofB);
        assertThat(gaps(slotsOf(A).stream().filter(s -> s.isBefore(from)).toList())).containsOnly(EVERY);
        assertThat(gaps(slotsOf(A).stream().filter(s -> !s.isBefore(from)).toList())).containsOnly(Duration.ofSeconds(4));
        assertThat(expected(NOON, NOON.plusSeconds(9_999))).isEqualTo(toRun.size());
        assertThat(missed()).isEmpty();
    }

    @Test
    void time_in_which_no_process_ran_is_stored_as_missed() {
        var first = process();
        first.extend();
        clock.pass(Duration.ofSeconds(20));
        first.close();
        clock.pass(Duration.ofMinutes(10));
        toRun.clear();

        process().extend();

        assertThat(missed()).hasSize(1).allSatisfy(m -> {
            assertThat(m.cause()).isEqualTo("MONITOR_OFFLINE");
            assertThat(m.plan().count()).isEqualTo(600);
        });
        assertThat(slotsOf(A).getFirst()).isBetween(clock.wall(), clock.wall().plusSeconds(2));
    }

    @Test
    void while_postgresql_is_away_slots_go_on_and_their_plans_are_stored_when_it_is_back() {
        var round = process();
        round.extend();
        database.goAway();
        for (int i = 0; i < 60; i++, clock.pass(Duration.ofSeconds(10))) round.extend();
        assertThat(round.unsaved()).isPositive();
        database.comeBack();

        round.extend();

        assertThat(round.unsaved()).isZero();
        assertThat(gaps(slotsOf(A))).containsOnly(EVERY);
        assertThat(slotsOf(A).getLast()).isAfter(clock.wall());
        assertThat(expected(NOON, NOON.plusSeconds(9_999))).isEqualTo(toRun.size());
    }

    @Test
    void a_process_that_did_not_plan_the_newest_stretch_plans_nothing_while_postgresql_is_away() {
        var first = process();
        var ignored = new ArrayList<Plan>();
        var second = new PlanRound(() -> CADENCES, plans, ignored::add, clock);
        first.extend();
        second.extend();
        clock.pass(Duration.ofSeconds(70));
        first.extend();
        second.extend();
        ignored.clear();
        database.goAway();
        clock.pass(Duration.ofSeconds(70));

        second.extend();

        assertThat(ignored).isEmpty();
    }

    @Test
    void what_was_planned_and_never_ran_is_still_known_after_a_crash() {
        process().extend();
        var planned = slotsOf(A).stream().filter(t -> t.isBefore(NOON.plusSeconds(100))).toList();
        toRun.clear();
        clock.pass(Duration.ofHours(1));

        process().extend();

        assertThat(plans.plannedSlots(List.of(A), NOON, NOON.plusSeconds(100))).containsEntry(A, (long) planned.size());
        assertThat(plans.expectedSlots(List.of(A), NOON, clock.wall())).containsEntry(A, Duration.ofHours(1).toSeconds());
        assertThat(slotsOf(A).getFirst()).isBetween(clock.wall(), clock.wall().plusSeconds(2));
    }

    @Test
    void a_changed_interval_holds_from_the_end_of_what_is_stored_and_no_slot_is_expected_twice() {
        process().extend();
        clock.pass(Duration.ofSeconds(30));
        toRun.clear();
        var slower = PhaseSpread.spread(List.of(new Wanted(A, EVERY.multipliedBy(5), Allowing.SMALL), new Wanted(B, EVERY, Allowing.SMALL)),
                Allowing.requests(1_000, 8));

        var second = process(() -> slower);
        for (int i = 0; i < 30; i++, clock.pass(Duration.ofSeconds(10))) second.extend();

        var storedEnd = NOON.plusMillis(500).plus(PlanRound.stretch(CADENCES.getFirst()));
        assertThat(slotsOf(A)).doesNotHaveDuplicates().isSorted();
        assertThat(gaps(slotsOf(A).stream().filter(t -> t.isBefore(storedEnd)).toList())).containsOnly(EVERY);
        assertThat(gaps(slotsOf(A).stream().filter(t -> !t.isBefore(storedEnd)).toList())).containsOnly(EVERY.multipliedBy(5));
        assertThat(plans.plannedSlots(List.of(A), NOON.plusSeconds(30), NOON.plusSeconds(9_999)))
                .containsEntry(A, (long) slotsOf(A).size());
        assertThat(missed()).isEmpty();
    }

    @Test
    void a_model_that_is_removed_from_the_settings_is_expected_no_further_than_its_stored_stretch() {
        var first = process();
        first.extend();
        clock.pass(Duration.ofSeconds(20));
        first.close();
        toRun.clear();

        var second = process(() -> PhaseSpread.spread(List.of(new Wanted(B, EVERY, Allowing.SMALL)), Allowing.requests(1_000, 8)));
        for (int i = 0; i < 30; i++, clock.pass(Duration.ofSeconds(10))) second.extend();

        assertThat(slotsOf(A)).isEmpty();
        assertThat(plans.expectedSlots(List.of(A), NOON, clock.wall())).containsEntry(A, 20L);
        assertThat(plans.expectedSlots(List.of(B), NOON, clock.wall()).get(B)).isBetween(318L, 322L);
    }

    @Test
    void a_model_that_is_added_while_others_run_is_planned_from_then_on_and_moves_nobody_who_is_planned() {
        var asked = new ArrayList<>(PhaseSpread.spread(List.of(new Wanted(B, EVERY, Allowing.SMALL)), Allowing.requests(1_000, 8)));
        var round = process(() -> List.copyOf(asked));
        round.extend();
        var before = slotsOf(B);
        clock.pass(Duration.ofSeconds(45));
        asked.clear();
        asked.addAll(CADENCES);

        for (int i = 0; i < 6; i++, clock.pass(Duration.ofSeconds(10))) round.extend();

        assertThat(slotsOf(A).getFirst()).isBetween(NOON.plusSeconds(45), NOON.plusSeconds(47));
        assertThat(slotsOf(B)).containsAll(before).doesNotHaveDuplicates();
        assertThat(missed()).isEmpty();
        assertThat(expected(NOON, NOON.plusSeconds(9_999))).isEqualTo(toRun.size());
    }

    @Test
    void a_series_that_is_dropped_is_not_expected_and_when_it_is_wanted_again_the_time_between_was_never_planned() {
        var asked = new ArrayList<>(CADENCES);
        var round = process(() -> List.copyOf(asked));
        round.extend();
        clock.pass(Duration.ofSeconds(30));
        asked.removeIf(c -> c.series().equals(A));
        round.drop(A, NOON.plusSeconds(31));
        for (int i = 0; i < 60; i++, clock.pass(Duration.ofSeconds(10))) round.extend();

        assertThat(plans.expectedSlots(List.of(A), NOON, clock.wall())).containsEntry(A, 31L);
        toRun.clear();
        asked.clear();
        asked.addAll(CADENCES);
        round.extend();

        assertThat(missed()).isEmpty();
        assertThat(slotsOf(A).getFirst()).isBetween(clock.wall(), clock.wall().plusSeconds(2));
        assertThat(plans.expectedSlots(List.of(A), NOON, clock.wall())).containsEntry(A, 31L);
    }

    @Test
    void it_runs_low_only_when_nobody_extends_it() {
        var round = process();
        assertThat(round.runsLow()).isTrue();
        round.extend();
        assertThat(round.runsLow()).isFalse();

        clock.pass(Duration.ofSeconds(100));

        assertThat(round.runsLow()).isTrue();
    }

    @Test
    void quartz_on_postgresql_fires_the_job_and_a_second_start_keeps_its_trigger() throws InterruptedException {
        for (int start = 1; start <= 2; start++) {
            var fired = new CountDownLatch(2);
            try (var quartz = new QuartzScheduler(database, "here", Map.of(PlanJob.class, () -> {
                fired.countDown();
                return new PlanJob(process());
            }))) {
                quartz.every(Duration.ofMillis(300), PlanJob.class);
                quartz.start();

                assertThat(fired.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private PlanRound process() {
        return process(() -> CADENCES);
    }

    private PlanRound process(Supplier<List<Cadence>> cadences) {
        return new PlanRound(cadences, plans, plan -> toRun.addAll(plan.slots()), clock);
    }

    private List<Instant> slotsOf(Series series) {
        return toRun.stream().filter(s -> s.series().equals(series)).map(Slot::scheduledAt).toList();
    }

    private List<Plans.Missed> missed() {
        return plans.missed(A, NOON, NOON.plusSeconds(9_999));
    }

    private long expected(Instant from, Instant to) {
        return plans.plannedSlots(List.of(A, B), from, to).values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Duration> gaps(List<Instant> instants) {
        var gaps = new ArrayList<Duration>();
        for (int i = 1; i < instants.size(); i++) gaps.add(Duration.between(instants.get(i - 1), instants.get(i)));
        return gaps;
    }
}
