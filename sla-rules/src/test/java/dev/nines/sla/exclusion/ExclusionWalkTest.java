package dev.nines.sla.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExclusionWalkTest {
    private static final Spans EXCLUDED = new Spans(List.of(span(10, 20), span(20, 25), span(40, 41), span(60, 90)));

    @Property
    void a_walk_finds_what_a_look_through_all_finds_in_whatever_order(@ForAll List<@IntRange(max = 100) Integer> seconds) {
        var walk = new ExclusionWalk(EXCLUDED);

        assertThat(seconds).allSatisfy(second -> {
            var sample = sample(second);
            assertThat(walk.applied(sample)).isEqualTo(Exclusions.applied(EXCLUDED, sample));
        });
    }

    @Test
    void the_first_and_the_last_instant_of_all_are_like_any_other() {
        var walk = new ExclusionWalk(new Spans(List.of(new Span(Instant.MIN, Instant.EPOCH))));
        var first = new Sample.Bad(Instant.MIN, "TIMEOUT", new Never());
        var last = new Sample.Bad(Instant.MAX, "TIMEOUT", new Never());

        assertThat(walk.applied(first)).isEqualTo(new Sample.Excluded(Instant.MIN, "EXCLUDED_TIME"));
        assertThat(walk.applied(last)).isEqualTo(last);
    }

    private static Sample sample(int second) {
        return second % 7 == 0 ? new Sample.Missing(at(second), "LOCAL") : new Sample.Good(at(second), "OK", new Measured(1));
    }

    private static Span span(long from, long to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
