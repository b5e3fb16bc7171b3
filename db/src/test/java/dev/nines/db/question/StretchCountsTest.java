package dev.nines.db.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over days and hours that are summed up, and hours that are not, against a walk through the rows. */
class StretchCountsTest {
    private static final List<Limit> LIMITS = List.of(
            new Limit(Phase.TTFT, Duration.ofMillis(100)), new Limit(Phase.TOTAL, Duration.ofMillis(1_500)),
            new Limit(Phase.TTFT, Duration.ofMillis(900)));

    private final StretchCounts counts = new StretchCounts(Watched.DATABASE, new SeriesTable(Watched.DATABASE));

    @Property(tries = 15)
    void stretches_of_whole_minutes_count_each_run_once(@ForAll long seed) {
        var bounds = bounds(new Random(seed));

        assertThat(counts.classes(bounds)).isEqualTo(walk(bounds, StretchCountsTest::oneMore));
    }

    @Property(tries = 15)
    void what_was_late_is_counted_for_all_limits_at_once(@ForAll long seed) {
        var bounds = bounds(new Random(seed));

        assertThat(counts.late(LIMITS, bounds)).isEqualTo(walk(bounds, StretchCountsTest::plus));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTC", "Asia/Kolkata", "America/St_Johns"})
    void the_session_s_zone_does_not_matter(String zone) {
        var source = TestDatabase.inZone(Watched.DATABASE, zone);
        var there = new StretchCounts(source, new SeriesTable(source));
        var bounds = bounds(new Random(7));

        assertThat(there.classes(bounds)).isEqualTo(counts.classes(bounds));
        assertThat(there.late(LIMITS, bounds)).isEqualTo(counts.late(LIMITS, bounds));
    }

    /** As those of windows: ever shorter towards the end. */
    private static List<Instant> bounds(Random random) {
        var bounds = new ArrayList<Instant>();
        var to = Watched.TO.minus(Duration.ofMinutes(random.nextInt(300)));
        bounds.add(to);
        long back = 0;
        for (int i = 0; i < 6; i++) {
            back += 1 + random.nextInt(5 << (2 * i));
            bounds.add(to.minus(Duration.ofMinutes(back)));
        }
        return bounds.reversed();
    }

    private static <N> List<Map<Series, Map<ObservationClass, N>>> walk(List<Instant> bounds, BiFunction<@Nullable N, Observation, N> plus) {
        var all = new ArrayList<Map<Series, Map<ObservationClass, N>>>();
        for (int i = 0; i < bounds.size() - 1; i++) all.add(new HashMap<>());
        for (var o : Watched.TRAFFIC.runs()) {
            int at = Collections.binarySearch(bounds, o.scheduledAt());
            int i = at >= 0 ? at : -at - 2;
            if (i < 0 || i >= all.size()) continue;
            all.get(i).computeIfAbsent(o.series(), _ -> new HashMap<>()).compute(o.observationClass(), (_, n) -> plus.apply(n, o));
        }
        return all;
    }

    private static Long oneMore(@Nullable Long before, Observation o) {
        return before == null ? 1L : before + 1;
    }

    private static List<Late> plus(@Nullable List<Late> before, Observation o) {
        var after = new ArrayList<Late>();
        for (int i = 0; i < LIMITS.size(); i++) {
            var late = before == null ? new Late(0, 0, 0) : before.get(i);
            var limit = LIMITS.get(i);
            var micros = o.phases().micros(limit.phase());
            boolean isSpoilt = o.observationClass() == ObservationClass.OK
                    && !Collections.disjoint(o.flags(), Flag.spoiling(limit.phase()));
            boolean isOver = micros.isPresent() && micros.getAsLong() > limit.atMost().toNanos() / 1_000 && !isSpoilt;
            after.add(new Late(late.runs() + 1, late.over() + (isOver ? 1 : 0), late.unseen() + (micros.isEmpty() || isSpoilt ? 1 : 0)));
        }
        return after;
    }
}
