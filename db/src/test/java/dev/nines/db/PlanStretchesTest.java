package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PlanStretches.Stretch;
import dev.nines.probe.Plan;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanStretchesTest {
    private static final class Shared {
        static final DataSource DATABASE = TestDatabase.migrated();
        static final SeriesTable SERIES = new SeriesTable(DATABASE);
        static final Plans PLANS = new Plans(DATABASE, SERIES);
        static final PlanStretches STRETCHES = new PlanStretches(DATABASE, SERIES);
    }

    /** One of a row of plans: where it begins after the end of the one before, how long and how often, and whether anybody ran it. */
    record Next(int gapSeconds, int slots, int everySeconds, int lateSeconds, boolean isMissed) {}

    @Provide
    Arbitrary<List<Next>> plans() {
        var some = Arbitraries.integers();
        return Combinators.combine(some.between(0, 2).map(g -> g == 2 ? 90 : 0), some.between(1, 4), Arbitraries.of(30, 60), Arbitraries.of(0, 0, 10),
                Arbitraries.of(false, false, true)).as(Next::new).list().ofMinSize(1).ofMaxSize(12);
    }

    /** Whatever is joined: each slot is still there, once, with its cause, and none that nobody planned. */
    @Property(tries = 30)
    void joined_plans_have_the_slots_of_the_plans(@ForAll("plans") List<Next> nexts) {
        TestDatabase.execute(Shared.DATABASE, "truncate nines.plan");
        var expected = new ArrayList<String>();
        var at = MIDNIGHT;
        for (var next : nexts) {
            var from = at.plusSeconds(next.gapSeconds());
            at = from.plusSeconds((long) next.slots() * next.everySeconds());
            var plan = new Plan(FAST, from, at, from.plusSeconds(next.lateSeconds()), Duration.ofSeconds(next.everySeconds()));
            keep(plan, next.isMissed() ? "MONITOR_OFFLINE" : "");
            plan.slots().forEach(slot -> expected.add(slot.scheduledAt() + (next.isMissed() ? " MONITOR_OFFLINE" : " ")));
        }

        var stretches = Shared.STRETCHES.between(FAST, MIDNIGHT, at);
        assertThat(stretches.stream().flatMap(PlanStretchesTest::slots)).isEqualTo(expected);
        assertThat(stretches).hasSizeLessThanOrEqualTo(nexts.size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                        from, first, every, cause,           stretches
            the next goes on,                            600,  600,   60,    '',              1
            its first slot is in step but not at once,   600,  660,   60,    '',              2
            another pace,                                600,  600,   30,    '',              2
            out of step,                                 600,  610,   60,    '',              2
            after a pause,                               660,  660,   60,    '',              2
            the next was missed,                         600,  600,   60,    MONITOR_OFFLINE, 2
            """)
    void plans_that_go_on_without_a_break_are_one(String name, long from, long first, long every, String cause, int stretches) {
        TestDatabase.execute(Shared.DATABASE, "truncate nines.plan");
        keep(plan(0, 0, 60), "");
        keep(plan(from, first, every), cause);

        assertThat(between(0, 1_200)).hasSize(stretches);
    }

    @Test
    void a_stretch_that_touches_the_time_comes_whole_and_others_do_not() {
        TestDatabase.execute(Shared.DATABASE, "truncate nines.plan");
        keep(plan(0, 0, 60), "");
        keep(plan(600, 600, 60), "");
        keep(plan(1_800, 1_800, 60), "MONITOR_OFFLINE");

        assertThat(between(500, 1_800)).containsExactly(new Stretch(new Plan(FAST, at(0), at(1_200), at(0), Duration.ofSeconds(60)), ""));
        assertThat(between(1_200, 1_801)).containsExactly(new Stretch(plan(1_800, 1_800, 60), "MONITOR_OFFLINE"));
        assertThat(between(1_200, 1_800)).isEmpty();
        assertThat(Shared.STRETCHES.between(PRO, at(0), at(1_200))).isEmpty();
    }

    private static List<Stretch> between(long from, long to) {
        return Shared.STRETCHES.between(FAST, at(from), at(to));
    }

    private static Plan plan(long from, long first, long every) {
        return new Plan(FAST, at(from), at(from + 600), at(first), Duration.ofSeconds(every));
    }

    private static void keep(Plan plan, String cause) {
        if (cause.isEmpty()) Shared.PLANS.keep(List.of(plan));
        else Shared.PLANS.keepMissed(plan, cause);
    }

    private static Stream<String> slots(Stretch stretch) {
        return stretch.plan().slots().stream().map(Slot::scheduledAt).map(slot -> slot + " " + stretch.cause());
    }

    private static Instant at(long second) {
        return MIDNIGHT.plusSeconds(second);
    }
}
