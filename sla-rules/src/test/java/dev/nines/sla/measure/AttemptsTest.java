package dev.nines.sla.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final RequestRatio PLAIN = new RequestRatio(new Repeats.Counted(), new SlowSuccess.Good());
    private static final RequestRatio AZURE = new RequestRatio(
            new Repeats.Suppressed(Duration.ofMinutes(5)), new SlowSuccess.BadAbove(Duration.ofSeconds(60)));

    @Test
    void a_success_above_the_limit_is_bad_and_one_at_the_limit_is_good() {
        assertThat(counted(AZURE, good(0, 60_000_000))).containsExactly(good(0, 60_000_000));
        assertThat(counted(AZURE, good(0, 60_000_001)))
                .containsExactly(new Sample.Bad(at(0), "TOO_SLOW", new Measured(60_000_001)));
        assertThat(counted(PLAIN, good(0, 60_000_001))).containsExactly(good(0, 60_000_001));
    }

    @Test
    void a_slow_success_opens_the_window_and_does_not_close_it() {
        assertThat(counted(AZURE, good(0, 61_000_000), bad(60), good(120, 61_000_000), bad(180))).containsExactly(
                new Sample.Bad(at(0), "TOO_SLOW", new Measured(61_000_000)),
                repeated(60), repeated(120), repeated(180));
    }

    @Test
    void an_error_at_the_end_of_the_window_counts_and_opens_another() {
        assertThat(counted(AZURE, bad(0), bad(299), bad(300), bad(599), bad(600)))
                .containsExactly(bad(0), repeated(299), bad(300), repeated(599), bad(600));
    }

    @Test
    void what_says_nothing_changes_nothing() {
        var excluded = new Sample.Excluded(at(10), "QUOTA");
        var missing = new Sample.Missing(at(20), "LOCAL");

        assertThat(counted(AZURE, bad(0), excluded, missing, bad(30)))
                .containsExactly(bad(0), excluded, missing, repeated(30));
    }

    @Test
    void every_error_counts_where_repeats_do() {
        assertThat(counted(PLAIN, bad(0), bad(0), bad(1))).containsExactly(bad(0), bad(0), bad(1));
    }

    @Test
    void samples_come_in_order() {
        var attempts = new Attempts(PLAIN);
        attempts.next(bad(5));

        assertThatThrownBy(() -> attempts.next(bad(4)))
                .hasMessage("samples must be in order: 2026-06-01T00:00:04Z after 2026-06-01T00:00:05Z");
    }

    private static List<Sample> counted(RequestRatio rule, Sample... samples) {
        var attempts = new Attempts(rule);
        var counted = new ArrayList<Sample>();
        for (var sample : samples) counted.add(attempts.next(sample));
        return counted;
    }

    private static Sample good(long second, long micros) {
        return new Sample.Good(at(second), "OK", new Measured(micros));
    }

    private static Sample bad(long second) {
        return new Sample.Bad(at(second), "SERVER_ERROR", new Never());
    }

    private static Sample repeated(long second) {
        return new Sample.Excluded(at(second), Attempts.REPEATED_ERROR);
    }

    private static Instant at(long second) {
        return Instant.parse("2026-06-01T00:00:00Z").plusSeconds(second);
    }
}
