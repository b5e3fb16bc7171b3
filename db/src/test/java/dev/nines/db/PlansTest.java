package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final DataSource PROPERTIES = TestDatabase.migrated();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DataSource database = TestDatabase.inZone(TestDatabase.migrated(), "Asia/Kolkata");
    private final Plans plans = new Plans(database, new SeriesTable(database));

    @Test
    void a_plan_comes_back_as_it_was_and_keeping_it_again_changes_nothing() {
        var plan = new Plan(FAST, at(0), at(60), at(0).plusMillis(375), Duration.ofMillis(1_500));

        assertThat(plans.keep(List.of(plan))).isEqualTo(1);
        assertThat(plans.keep(List.of(plan))).isZero();

        assertThat(plans.between(FAST, MIDNIGHT, at(3_600))).containsExactly(plan);
        assertThat(plans.between(PRO, MIDNIGHT, at(3_600))).isEmpty();
        assertThat(plans.latestEnd(FAST)).hasValue(at(60));
        assertThat(plans.latestEnd(PRO)).isEmpty();
    }

    @Test
    void no_slot_is_expected_twice_the_first_stretch_wins() {
        plans.keep(List.of(plan(FAST, 0, 60)));

        assertThat(plans.keep(List.of(plan(FAST, 30, 90), plan(FAST, 60, 90), plan(PRO, 30, 90)))).isEqualTo(2);

        assertThat(plans.between(FAST, at(0), at(90))).containsExactly(plan(FAST, 0, 60), plan(FAST, 60, 90));
    }

    @Test
    void slots_that_nobody_ran_are_expected_all_the_same() {
        plans.keep(List.of(plan(FAST, 0, 60)));
        plans.keepMissed(plan(FAST, 60, 160), "MONITOR_DOWN");

        assertThat(plans.expectedSlots(List.of(FAST, PRO), at(0), at(200)))
                .containsEntry(FAST, 160L).containsEntry(PRO, 0L);
        assertThat(plans.plannedSlots(List.of(FAST), at(0), at(200))).containsEntry(FAST, 60L);
        assertThat(plans.missed(FAST, at(0), at(200)))
                .containsExactly(new Plans.Missed(plan(FAST, 60, 160), "MONITOR_DOWN"));
        assertThat(plans.between(FAST, at(0), at(200))).containsExactly(plan(FAST, 0, 60));
        assertThat(plans.latestEnd(FAST)).hasValue(at(160));
    }

    @Test
    void what_is_cut_may_be_planned_anew() {
        plans.keep(List.of(plan(FAST, 0, 60), plan(FAST, 60, 120), plan(PRO, 0, 60)));

        plans.cut(List.of(FAST), at(30));

        assertThat(plans.expectedSlots(List.of(FAST, PRO), at(0), at(200)))
                .containsEntry(FAST, 30L).containsEntry(PRO, 60L);
        assertThat(plans.keep(List.of(plan(FAST, 30, 60)))).isEqualTo(1);
    }

    @Test
    void a_distance_that_would_drift_is_refused() {
        var drifting = new Plan(FAST, at(0), at(60), at(0), Duration.ofNanos(333_333_333));

        assertThatThrownBy(() -> plans.keep(List.of(drifting))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole microseconds");
    }

    @Property(tries = 60)
    void the_count_in_sql_is_the_count_of_the_slots(@ForAll @IntRange(max = 5_000) int firstMillis,
            @ForAll @IntRange(min = 1, max = 3_000) int everyMillis, @ForAll @IntRange(max = 90) int from,
            @ForAll @IntRange(max = 90) int length) {
        TestDatabase.execute(PROPERTIES, "truncate nines.plan");
        var properties = new Plans(PROPERTIES, new SeriesTable(PROPERTIES));
        var plan = new Plan(FAST, at(20), at(70), at(20).plusMillis(firstMillis), Duration.ofMillis(everyMillis));
        properties.keep(List.of(plan));

        var inside = plan.slots().stream().map(Slot::scheduledAt)
                .filter(slot -> !slot.isBefore(at(from)) && slot.isBefore(at(from + length))).count();

        assertThat(properties.expectedSlots(List.of(FAST), at(from), at(from + length))).containsEntry(FAST, inside);
    }

    private static Plan plan(Series series, int from, int to) {
        return new Plan(series, at(from), at(to), at(from), SECOND);
    }

    private static Instant at(int second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
