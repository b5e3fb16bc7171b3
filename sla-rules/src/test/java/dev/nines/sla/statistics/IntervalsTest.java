package dev.nines.sla.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.reply.Pool;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.statistics.QuantileDifference.End;
import dev.nines.sla.statistics.QuantileDifference.Finding;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        0.975, 1.959963984540054
        0.95,  1.6448536269514722
        0.5,   0
        0.01,  -2.3263478740408408
        0.9995, 3.290526731491895
        """)
    void the_normal_quantile(double share, double z) {
        assertThat(Normal.quantile(share)).isCloseTo(z, within(1e-12));
    }

    @Test
    void a_share_of_the_normal_distribution_is_between_0_and_1() {
        assertThatThrownBy(() -> Normal.quantile(0)).hasMessage("share must be between 0 and 1: 0.0");
        assertThatThrownBy(() -> Normal.quantile(1)).hasMessage("share must be between 0 and 1: 1.0");
    }

    @Test
    void of_no_run_anything_may_be_true_and_of_all_bad_all_may_be_bad() {
        assertThat(ShareInterval.wilson(0, 0, 0.95)).isEqualTo(new ShareInterval(0, 1));
        assertThat(ShareInterval.exact(0, 0, 0.95)).isEqualTo(new ShareInterval(0, 1));
        assertThat(ShareInterval.wilson(0, 10, 0.95).low()).isZero();
        assertThat(ShareInterval.exact(0, 10, 0.95).low()).isZero();
        assertThat(ShareInterval.wilson(0, 10, 0.95).high()).isCloseTo(0.27753, within(1e-5));
        assertThat(ShareInterval.exact(0, 10, 0.95).high()).isCloseTo(0.30850, within(1e-5));
    }

    @Test
    void too_few_samples_have_no_rank_far_enough_out() {
        assertThat(new QuantileRanks(Percentile.P50, 4).lower(0.025)).isEqualTo(new Rank.None());
        assertThat(new QuantileRanks(Percentile.P50, 4).upper(0.025)).isEqualTo(new Rank.None());
        assertThat(new QuantileRanks(Percentile.P50, 6).lower(0.025)).isEqualTo(new Rank.At(1));
        assertThat(new QuantileRanks(Percentile.P50, 6).upper(0.025)).isEqualTo(new Rank.At(6));
        assertThat(new QuantileRanks(Percentile.P50, 6).coverage(1, 6)).isCloseTo(0.96875, within(1e-12));
        assertThatThrownBy(() -> new QuantileRanks(Percentile.P50, 0)).hasMessage("samples must be at least 1: 0");
    }

    @Test
    void the_interval_of_a_p99_needs_368_runs_for_its_high_end() {
        assertThat(LatencyInterval.of(Percentile.P99, 367, Measured::new)).isEmpty();
        assertThat(LatencyInterval.of(Percentile.P99, 368, Measured::new)).contains(new LatencyInterval(new Measured(360), new Measured(368)));
        assertThat(LatencyInterval.of(Percentile.P50, 6, Measured::new)).contains(new LatencyInterval(new Measured(1), new Measured(6)));
    }

    @Test
    void a_confidence_is_between_none_and_all() {
        assertThatThrownBy(() -> new MinimumSamples(Percentile.P99, 1)).hasMessage("confidence must be between 0 and 1: 1.0");
        assertThatThrownBy(() -> new MinimumSamples(Percentile.P99, 0)).hasMessage("confidence must be between 0 and 1: 0.0");
        assertThat(new MinimumSamples(new Percentile(10_000), 0.95).equalTails()).isEqualTo(368);
    }

    @Test
    void where_no_count_is_enough_one_more_than_all_would_be() {
        assertThat(BreachTest.of(new Objective(990_000)).fewestBad(0, 0.05)).isEqualTo(1);
        assertThat(BreachTest.of(new Objective(500_000)).fewestBad(1, 0.05)).isEqualTo(2);
        assertThat(BreachTest.of(new Objective(1_000_000)).fewestBad(10, 0.05)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{1} of {0} and {3} of {2}: {4}")
    @CsvSource(textBlock = """
        3,    3,  3,    0, 0.05
        3,    0,  3,    3, 1
        4,    1,  4,    1, 0.7857142857142857
        1000, 10, 1000, 2, 0.01900562375
        0,    0,  0,    0, 1
        2,    2,  0,    0, 1
        """)
    void fishers_test_of_two_counts(long runs, long bad, long otherRuns, long otherBad, double pValue) {
        assertThat(new Fisher(runs, bad, otherRuns, otherBad).pValueFirstWorse()).isCloseTo(pValue, within(1e-9));
    }

    @Test
    void more_bad_than_runs_is_refused() {
        assertThatThrownBy(() -> new Fisher(1, 2, 1, 0)).hasMessage("bad must be in 0..runs: 2 of 1, 0 of 1");
        assertThatThrownBy(() -> new Fisher(1, 0, 1, -1)).hasMessage("bad must be in 0..runs: 0 of 1, -1 of 1");
    }

    @Test
    void a_difference_is_shown_not_shown_or_shown_to_be_small() {
        var slow = pool(1, 1000);
        var fast = pool(1, 900);
        var difference = QuantileDifference.of(slow, fast, Percentile.P99, 0.95);

        assertThat(difference.point()).isEqualTo(new End.At(Fraction.of(99)));
        assertThat(difference.low()).isEqualTo(new End.At(Fraction.of(84)));
        assertThat(difference.high()).isEqualTo(new End.At(Fraction.of(113)));
        assertThat(difference.improvementOf(Fraction.of(84))).isEqualTo(Finding.AT_LEAST_THE_MARGIN);
        assertThat(difference.improvementOf(Fraction.of(100))).isEqualTo(Finding.NOT_SHOWN);
        assertThat(difference.improvementOf(Fraction.of(113))).isEqualTo(Finding.NOT_SHOWN);
        assertThat(difference.improvementOf(Fraction.of(114))).isEqualTo(Finding.LESS_THAN_THE_MARGIN);
    }

    @Test
    void of_too_few_samples_a_difference_is_open() {
        var difference = QuantileDifference.of(pool(1, 10), pool(1, 10), Percentile.P99, 0.95);

        assertThat(List.of(difference.low(), difference.high())).containsExactly(new End.Open(), new End.Open());
        assertThat(difference.improvementOf(Fraction.ZERO)).isEqualTo(Finding.NOT_SHOWN);
    }

    private static Pool pool(long from, long to) {
        return new Pool(LongStream.rangeClosed(from, to).mapToObj(Fraction::of).toList());
    }
}
