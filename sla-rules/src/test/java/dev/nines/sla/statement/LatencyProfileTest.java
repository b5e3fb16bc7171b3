package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statistics.LatencyInterval;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Quantile;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that took 1, 2, 3... microseconds, then timeouts, then runs that never answered. */
class LatencyProfileTest {
    private static final Instant SLOT = Instant.parse("2026-06-10T00:00:00Z");
    private static final SeriesId A = new SeriesId("a");

    @ParameterizedTest(name = "{0} answers, {1} timeouts, {2} never: {3}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        answers, timeouts, never, levels,                            steps, last
        1000,    0,        0,     500 900 950 990 999,               27,    p99.9 999
        990,     5,        5,     500 900 950 990 never,             18,    p99 990
        989,     6,        5,     500 900 950 at least 70 never,     17,    p98 980
        100,     0,        0,     50 90 95 99 100 of 1000,           18,    p99 99
        99,      0,        0,     50 90 95 99 of 100 99 of 1000,     17,    p98 98
        2,       0,        0,     1 2 of 10 2 of 20 2 of 100 2 of 1000, 5,  p50 1
        """)
    void a_percentile_needs_runs_enough_and_the_curve_ends_where_the_answers_do(
            int answers, int timeouts, int never, String levels, int steps, String last) {
        var profile = LatencyProfile.of(A, Of.TOTAL, tally(answers, timeouts, never));

        assertThat(profile.samples()).isEqualTo(answers + timeouts + never);
        assertThat(profile.failures()).isEqualTo(timeouts + never);
        assertThat(profile.levels().stream().map(level -> text(level.quantile())).collect(Collectors.joining(" "))).isEqualTo(levels);
        assertThat(profile.curve()).hasSize(steps).isSortedAccordingTo((a, b) -> Long.compare(a.micros(), b.micros()));
        assertThat(profile.curve().getLast().percentile().text() + " " + profile.curve().getLast().micros()).isEqualTo(last);
    }

    @Test
    void the_curve_goes_by_nines() {
        var percentiles = LatencyProfile.of(A, Of.TOTAL, tally(100_000, 0, 0)).curve().stream().map(step -> step.percentile().perMillion());

        assertThat(percentiles).startsWith(100_000, 200_000, 300_000).contains(900_000, 910_000, 990_000, 991_000, 999_000, 999_100)
                .endsWith(999_970, 999_980, 999_990).isSorted().doesNotHaveDuplicates().hasSize(9 * 5);
    }

    @Test
    void a_known_percentile_says_between_what_it_lies_where_that_can_be_said() {
        var levels = LatencyProfile.of(A, Of.TOTAL, tally(368, 0, 0)).levels();

        assertThat(levels.get(3).precision()).isEqualTo(new Precision.Within(new LatencyInterval(new Measured(360), new Measured(368))));
        assertThat(levels.get(4).precision()).isEqualTo(new Precision.NotSaid());
        assertThat(LatencyProfile.of(A, Of.TOTAL, tally(367, 0, 0)).levels().get(3).precision()).isEqualTo(new Precision.NotSaid());
    }

    @Test
    void a_verdict_says_it_of_a_percentile_that_is_known() {
        assertThat(precision("p80", ".".repeat(100))).isEqualTo(
                new Precision.Within(new LatencyInterval(new Measured(1_000_000), new Measured(1_000_000))));
        assertThat(precision("p80", "....")).isEqualTo(new Precision.NotSaid());
        assertThat(precision("ratio", ".".repeat(100))).isEqualTo(new Precision.NotSaid());
    }

    private static Precision precision(String rule, String runs) {
        var account = TwoDays.account(rule, runs, "");
        return Precision.of(account, account.verdict(new Basis(TwoDays.PERIOD, 0, 0, TwoDays.PERIOD.to())));
    }

    private static String text(Quantile quantile) {
        return switch (quantile) {
            case Quantile.Known(var bound) -> text(bound);
            case Quantile.TooFew(var samples, var needed) -> samples + " of " + needed;
            case Quantile.NotAsked _ -> "not asked";
        };
    }

    private static String text(LatencyBound bound) {
        return switch (bound) {
            case Measured(var micros) -> Long.toString(micros);
            case AtLeast(var micros) -> "at least " + micros;
            case Never _ -> "never";
        };
    }

    private static LatencyTally tally(int answers, int timeouts, int never) {
        var tally = new LatencyTally(Failures.OVER);
        // the longest first, so that a rank has to be looked for
        for (int i = answers; i > 0; i--) tally.add(new Sample.Good(SLOT, "OK", new Measured(i)));
        for (int i = 0; i < timeouts; i++) tally.add(new Sample.Bad(SLOT, "TIMEOUT", new AtLeast(70)));
        for (int i = 0; i < never; i++) tally.add(new Sample.Bad(SLOT, "CONNECT", new Never()));
        return tally;
    }
}
