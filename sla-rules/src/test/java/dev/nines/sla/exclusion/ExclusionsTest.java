package dev.nines.sla.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.exclusion.Exclusion.Kind;
import dev.nines.sla.exclusion.Exclusion.Standing;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-06-10T00:00:00Z");
    private static final Exclusion ANNOUNCED = version("m1", 1, span(0, 60), Standing.STANDS, 0);
    private static final Exclusion LONGER = version("m1", 2, span(0, 120), Standing.STANDS, 1000);
    private static final Exclusion WITHDRAWN = version("m1", 3, span(0, 120), Standing.WITHDRAWN, 2000);
    private static final Exclusion STORM = version("f1", 1, span(300, 360), Standing.STANDS, 1500);
    private static final Exclusions ALL =
            Exclusions.NONE.with(ANNOUNCED).with(LONGER).with(STORM).with(WITHDRAWN);

    @Test
    void what_was_known_at_a_time_can_be_asked_for_ever() {
        assertThat(ALL.asOf(MIDNIGHT.minusSeconds(1))).isEmpty();
        assertThat(ALL.asOf(MIDNIGHT)).containsExactly(ANNOUNCED);
        assertThat(ALL.asOf(MIDNIGHT.plusSeconds(1000))).containsExactly(LONGER);
        assertThat(ALL.asOf(MIDNIGHT.plusSeconds(1500))).containsExactly(STORM, LONGER);
        assertThat(ALL.current()).containsExactly(STORM);
        assertThat(Exclusions.spans(ALL.asOf(MIDNIGHT.plusSeconds(1500))).list())
                .containsExactly(span(0, 120), span(300, 360));
    }

    @Test
    void a_new_version_leaves_the_history_as_it_was() {
        assertThat(Exclusions.NONE.with(ANNOUNCED).with(LONGER).history()).containsExactly(ANNOUNCED, LONGER);
        assertThat(Exclusions.NONE.history()).isEmpty();
    }

    @Test
    void no_version_is_left_out_or_written_twice() {
        assertThatThrownBy(() -> Exclusions.NONE.with(LONGER)).hasMessage("version of m1 must be 1: 2");
        assertThatThrownBy(() -> ALL.with(LONGER)).hasMessage("version of m1 must be 4: 2");
    }

    @Test
    void an_exclusion_says_who_and_why() {
        assertThatThrownBy(() -> new Exclusion(
                        "m1", 1, span(0, 1), Kind.MAINTENANCE, Standing.STANDS, " ", "notice 17", MIDNIGHT))
                .hasMessage("an exclusion must name its id, author and reason: m1,  , notice 17");
        assertThatThrownBy(() -> new Exclusion(
                        "m1", 1, span(0, 1), Kind.MAINTENANCE, Standing.STANDS, "ann", "", MIDNIGHT))
                .hasMessage("an exclusion must name its id, author and reason: m1, ann, ");
        assertThatThrownBy(() -> version("", 1, span(0, 1), Standing.STANDS, 0))
                .hasMessageStartingWith("an exclusion must name its id");
        assertThatThrownBy(() -> version("m1", 0, span(0, 1), Standing.STANDS, 0))
                .hasMessage("version must be at least 1: 0");
    }

    @Test
    void a_sample_in_excluded_time_is_listed_and_counts_nowhere() {
        var excluded = new Spans(List.of(span(0, 60)));
        var good = new Sample.Good(MIDNIGHT, "OK", new Measured(1));
        var bad = new Sample.Bad(MIDNIGHT.plusSeconds(59), "TIMEOUT", new Never());
        var after = new Sample.Bad(MIDNIGHT.plusSeconds(60), "TIMEOUT", new Never());
        var missing = new Sample.Missing(MIDNIGHT, "LOCAL");

        assertThat(Exclusions.applied(excluded, good)).isEqualTo(new Sample.Excluded(good.slot(), "EXCLUDED_TIME"));
        assertThat(Exclusions.applied(excluded, bad)).isEqualTo(new Sample.Excluded(bad.slot(), "EXCLUDED_TIME"));
        assertThat(Exclusions.applied(excluded, after)).isEqualTo(after);
        assertThat(Exclusions.applied(excluded, missing)).isEqualTo(missing);
    }

    private static Exclusion version(String id, int version, Span span, Standing standing, long recorded) {
        return new Exclusion(
                id, version, span, Kind.MAINTENANCE, standing, "ann", "notice 17", MIDNIGHT.plusSeconds(recorded));
    }

    private static Span span(long from, long to) {
        return new Span(MIDNIGHT.plusSeconds(from), MIDNIGHT.plusSeconds(to));
    }
}
