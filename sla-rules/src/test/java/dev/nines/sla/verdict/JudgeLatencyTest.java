package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeLatencyTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);
    private static final long FAST = 1_000_000;
    private static final long SLOW = 10_000_000;

    @ParameterizedTest(name = "{1} over of {0}: p99 {2} us, {3}")
    @CsvSource(textBlock = """
          100,   1,  1000000, MET
          100,   2, 10000000, BREACHED
          150,   1,  1000000, MET
          150,   2, 10000000, BREACHED
          299,   2,  1000000, MET
          299,   3, 10000000, BREACHED
        43200, 432,  1000000, MET
        43200, 433, 10000000, BREACHED
        """)
    void p99_within_the_limit_is_at_most_one_percent_over_it(int samples, int over, long p99Micros, String word) {
        var tally = new LatencyTally(Failures.OVER);
        SamplesOf.into(tally::add).good(over, SLOW).good(samples - over, FAST);

        var verdict = judge(tally);

        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.evidence().quantile()).isEqualTo(new Quantile.Known(new Measured(p99Micros)));
        assertThat(verdict.evidence().counts().bad()).isEqualTo(over);
    }

    @ParameterizedTest(name = "failures {0}: {1} over of {2}, p99 {3} us, {4}")
    @CsvSource(textBlock = """
        EXCLUDED, 1, 198, 1000000, MET
        OVER,     3, 200, 6000000, BREACHED
        """)
    void how_failures_count_decides(Failures failures, int over, int counted, long p99Micros, String word) {
        var tally = new LatencyTally(failures);
        SamplesOf.into(tally::add).good(197, FAST).good(1, 6_000_000).bad(2, "SERVER_ERROR", new Measured(50_000));

        var verdict = judge(tally);

        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.evidence().counts().bad()).isEqualTo(over);
        assertThat(verdict.evidence().counts().counted()).isEqualTo(counted);
        assertThat(verdict.evidence().quantile()).isEqualTo(new Quantile.Known(new Measured(p99Micros)));
    }

    @Test
    void exactly_the_limit_is_within_it() {
        var tally = new LatencyTally(Failures.OVER);
        SamplesOf.into(tally::add).good(98, FAST).good(1, 5_000_000).good(1, 5_000_001);

        assertThat(judge(tally).word()).isEqualTo("MET");
        assertThat(tally.over(LIMIT)).isEqualTo(1);
    }

    @Test
    void fewer_samples_than_the_rule_asks_for_decide_nothing() {
        var tally = new LatencyTally(Failures.OVER);
        SamplesOf.into(tally::add).good(99, SLOW);

        assertThat(judge(tally)).isInstanceOfSatisfying(Verdict.Undecided.class, verdict -> {
            assertThat(verdict.reason()).isEqualTo(UndecidedReason.TOO_FEW_SAMPLES);
            assertThat(verdict.evidence().quantile()).isEqualTo(new Quantile.TooFew(99, 100));
        });
    }

    @Test
    void a_timeout_counts_as_at_least_its_limit() {
        assertThat(p99(98, new AtLeast(60_000_000), new AtLeast(30_000_000))).isEqualTo(new AtLeast(30_000_000));
        assertThat(p99(97, new AtLeast(5), new AtLeast(60_000_000), new AtLeast(30_000_000)))
                .isEqualTo(new AtLeast(30_000_000));
    }

    @Test
    void a_quick_refusal_sorts_above_every_timeout() {
        assertThat(p99(98, new Never(), new AtLeast(30_000_000))).isEqualTo(new AtLeast(30_000_000));
        assertThat(p99(98, new Never(), new Never())).isEqualTo(new Never());
    }

    @Test
    void a_good_sample_without_a_measured_latency_is_refused() {
        var sample = new Sample.Good(Instant.EPOCH, "OK", new Never());

        assertThatThrownBy(() -> new LatencyTally(Failures.OVER).add(sample))
                .hasMessageStartingWith("a good sample must be measured or excluded");
    }

    @Test
    void a_tally_that_counts_failures_otherwise_than_the_rule_is_refused() {
        var tally = new LatencyTally(Failures.EXCLUDED);

        assertThatThrownBy(() -> Judge.judge(rule(Failures.OVER), tally, basis(0))).hasMessage(
                "failures must be counted as OVER: EXCLUDED");
    }

    private static LatencyBound p99(int fast, LatencyBound... failed) {
        var tally = new LatencyTally(Failures.OVER);
        SamplesOf.into(tally::add).good(fast, FAST);
        for (var bound : failed) SamplesOf.into(tally::add).bad(1, "TIMEOUT", bound);
        return tally.at(Percentile.P99);
    }

    private static Verdict judge(LatencyTally tally) {
        return Judge.judge(rule(tally.failures()), tally, basis(tally.count()));
    }

    private static Rule.Latency rule(Failures failures) {
        return new Rule.Latency("p99", Percentile.P99, Of.TOTAL, LIMIT, failures, 100);
    }

    private static Basis basis(long planned) {
        return new Basis(OCTOBER, planned, 900_000, OCTOBER.to());
    }
}
