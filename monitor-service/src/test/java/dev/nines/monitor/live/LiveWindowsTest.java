package dev.nines.monitor.live;

import static dev.nines.monitor.live.Observed.NOON;
import static dev.nines.monitor.live.Observed.SERIES;
import static dev.nines.monitor.live.Observed.answered;
import static dev.nines.monitor.live.Observed.failed;
import static dev.nines.monitor.live.Observed.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveWindowsTest {
    private Instant now = NOON;
    private final LiveWindows windows = new LiveWindows(() -> now, Observed.grades());

    @Test
    void percentiles_are_within_the_promised_precision() {
        for (int i = 1; i <= 200; i++) windows.accept(answered(i, i * 10_000L));

        assertThat(measured(total(Percentile.P50))).isBetween(999_000L, 1_001_000L);
        assertThat(measured(total(Percentile.P99))).isBetween(1_978_000L, 1_982_000L);
    }

    @Test
    void probes_of_one_model_never_mix() {
        var whole = new Series(new Target("gateway", "chat-whole", "vendor/model"), "standard", "here");
        for (int i = 0; i < 3; i++) {
            windows.accept(answered(i, 1_000));
            windows.accept(Observed.by(whole, answered(i, 9_000)));
        }

        assertThat(windows.all()).hasSize(2);
        assertThat(windows.view(SERIES).orElseThrow().total().samples()).isEqualTo(3);
        assertThat(windows.view(SERIES).orElseThrow().total().at(Percentile.P50)).contains(new Measured(1_000));
        assertThat(windows.view(whole).orElseThrow().total().at(Percentile.P50))
                .hasValueSatisfying(b -> assertThat(((Measured) b).micros()).isBetween(8_990L, 9_010L));
    }

    @Test
    void below_a_hundred_samples_there_is_no_p99() {
        for (int i = 0; i < 99; i++) windows.accept(answered(i, 1_000));

        assertThat(total(Percentile.P99)).isEmpty();
        windows.accept(answered(99, 1_000));
        assertThat(total(Percentile.P99)).isPresent();
    }

    @Test
    void failures_and_timeouts_stand_above_every_answer() {
        for (int i = 0; i < 96; i++) windows.accept(answered(i, 1_000));
        for (int i = 96; i < 99; i++) windows.accept(timedOut(i, Duration.ofSeconds(30)));
        windows.accept(failed(99, FailureKind.SERVER_ERROR));

        assertThat(total(Percentile.P99)).contains(new AtLeast(30_000_000));
        windows.accept(failed(100, FailureKind.SERVER_ERROR));
        assertThat(total(Percentile.P99)).contains(new Never());
    }

    @Test
    void what_is_not_the_vendors_is_counted_by_class_but_is_no_sample() {
        windows.accept(answered(0, 1_000));
        windows.accept(failed(1, FailureKind.RATE_LIMITED));
        windows.accept(Observed.local(2));

        var view = windows.view(SERIES).orElseThrow();
        assertThat(view.counts()).containsOnlyKeys(ObservationClass.OK, ObservationClass.RATE_LIMITED, ObservationClass.LOCAL);
        assertThat(view.total().samples()).isEqualTo(1);
        assertThat(view.last()).isEqualTo(Observed.local(2));
        assertThat(windows.lastFailure(SERIES)).isEmpty();
    }

    @Test
    void minutes_leave_the_window_but_the_newest_observation_and_failure_stay() {
        windows.accept(failed(0, FailureKind.EMPTY));
        now = NOON.plusSeconds(4 * 60 + 59);
        assertThat(windows.all().getFirst().total().samples()).isEqualTo(1);

        now = NOON.plusSeconds(5 * 60);

        assertThat(windows.all().getFirst().total().samples()).isZero();
        assertThat(windows.all().getFirst().last()).isEqualTo(failed(0, FailureKind.EMPTY));
        assertThat(windows.lastFailure(SERIES)).contains(failed(0, FailureKind.EMPTY));
    }

    private Optional<LatencyBound> total(Percentile percentile) {
        return windows.view(SERIES).orElseThrow().total().at(percentile);
    }

    private static long measured(Optional<LatencyBound> bound) {
        return ((Measured) bound.orElseThrow()).micros();
    }
}
