package dev.nines.sla.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statistics.QuantileDifference.End;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTailsTest {
    @ParameterizedTest(name = "{0} runs at {1}")
    @CsvSource(textBlock = """
        1,   0.5
        7,   0.01
        15,  0.25
        32,  0.5
        33,  0.625
        64,  0.25
        200, 0.125
        """)
    void a_mass_and_its_tails_are_those_of_whole_numbers(int trials, double rate) {
        var binomial = new Binomial(trials, rate);
        var below = BigDecimal.ZERO;
        for (int k = 0; k <= trials; k++) {
            var mass = mass(trials, k, rate);

            assertThat(binomial.mass(k)).as("mass of %s", k).isCloseTo(mass.doubleValue(), Percentage.withPercentage(1e-10));
            assertThat(binomial.atLeast(k)).as("at least %s", k).isCloseTo(BigDecimal.ONE.subtract(below).doubleValue(), within(1e-13));
            below = below.add(mass);
            assertThat(binomial.atMost(k)).as("at most %s", k).isCloseTo(below.doubleValue(), within(1e-13));
        }
        assertThat(List.of(binomial.atLeast(-1), binomial.atLeast(trials + 1L), binomial.atMost(-1), binomial.atMost(trials)))
                .containsExactly(1.0, 0.0, 0.0, 1.0);
    }

    @Test
    void a_small_upper_tail_keeps_its_digits() {
        // 0.5 ^ 200 and 0.5 ^ 200 x 201
        assertThat(new Binomial(200, 0.5).atLeast(200)).isCloseTo(Math.scalb(1.0, -200), Percentage.withPercentage(1e-9));
        assertThat(new Binomial(200, 0.5).atLeast(199)).isCloseTo(Math.scalb(201.0, -200), Percentage.withPercentage(1e-9));
    }

    @Test
    void a_rate_of_none_or_all_leaves_nothing_to_chance() {
        assertThat(List.of(new Binomial(5, 0).mass(0), new Binomial(5, 0).mass(1), new Binomial(5, 1).mass(5), new Binomial(5, 1).mass(4)))
                .containsExactly(1.0, 0.0, 1.0, 0.0);
        assertThat(List.of(new Binomial(5, 0).atLeast(1), new Binomial(5, 1).atLeast(5), new Binomial(5, 0).atMost(0), new Binomial(5, 1).atMost(4)))
                .containsExactly(0.0, 1.0, 1.0, 0.0);
        assertThatThrownBy(() -> new Binomial(-1, 0.5)).hasMessage("trials must not be negative: -1");
        assertThatThrownBy(() -> new Binomial(1, 1.1)).hasMessage("rate must be in 0..1: 1.1");
        assertThatThrownBy(() -> new Binomial(1, -0.1)).hasMessage("rate must be in 0..1: -0.1");
    }

    /** Halves, so that both sides are the same number to the last bit. */
    @Test
    void a_chance_as_small_as_was_asked_for_is_small_enough() {
        var half = new BreachTest(0.5);
        var medians = new MinimumSamples(Percentile.P50, 0.75);

        assertThat(half.fewestBad(1, 0.5)).isEqualTo(1);
        assertThat(half.fewestBad(2, 0.25)).isEqualTo(2);
        assertThat(List.of(medians.equalTails(), medians.fromLeastToMost(), medians.upperBound())).containsExactly(3L, 3L, 2L);
        assertThat(new QuantileRanks(Percentile.P50, 1).lower(0.5)).isEqualTo(new Rank.At(1));
        assertThat(new QuantileRanks(Percentile.P50, 1).upper(0.5)).isEqualTo(new Rank.At(1));
    }

    @Test
    void where_nearly_all_values_are_below_even_the_slowest_is_a_lower_end() {
        assertThat(new QuantileRanks(new Percentile(999_999), 10).lower(0.025)).isEqualTo(new Rank.At(10));
        assertThat(new QuantileRanks(new Percentile(999_999), 10).upper(0.025)).isEqualTo(new Rank.None());
        assertThat(new QuantileRanks(new Percentile(1), 10).upper(0.025)).isEqualTo(new Rank.At(1));
        assertThat(new QuantileRanks(new Percentile(1), 10).lower(0.025)).isEqualTo(new Rank.None());
    }

    /** One run a day, of which half fail: after two days 1/4 had none, 1/2 had one and 1/4 had two. */
    @ParameterizedTest(name = "looked at each day at {0}: {1}, once at the end: {2}")
    @CsvSource(textBlock = """
        0.5,  0.5,  0.25
        0.3,  0.25, 0.25
        0.2,  0,    0
        """)
    void whoever_looks_every_day_accuses_more_often(double significance, double onAnyDay, double atTheEnd) {
        var twoDays = new Peeking(new BreachTest(0.5), 1, 2);

        assertThat(twoDays.accusedOnAnyDay(significance)).isCloseTo(onAnyDay, within(1e-12));
        assertThat(twoDays.accusedAtTheEnd(significance)).isCloseTo(atTheEnd, within(1e-12));
    }

    /** Two runs a day: 1/4 with none, 1/2 with one, 1/4 with two; both bad on the first day are accused at once. */
    @Test
    void what_was_accused_on_an_earlier_day_is_not_counted_again() {
        assertThat(new Peeking(new BreachTest(0.5), 2, 1).accusedOnAnyDay(0.25)).isCloseTo(0.25, within(1e-12));
        // of four runs three or more, 5/16 > 1/4, are no reason; four, 1/16, are: all of them were accused on the first day
        assertThat(new Peeking(new BreachTest(0.5), 2, 2).accusedOnAnyDay(0.25)).isCloseTo(0.25, within(1e-12));
        // at 0.32 three are: of those not accused after one day (one bad, 1/2), 1/4 have two more
        assertThat(new Peeking(new BreachTest(0.5), 2, 2).accusedOnAnyDay(0.32)).isCloseTo(0.375, within(1e-12));
    }

    @Test
    void a_rank_is_counted_among_those_drawn() {
        var ranked = new RankedRuns(List.of(measured(20), measured(10), new Never(), measured(20), measured(30)));
        ranked.draw(0, 5);
        assertThat(LongStream.rangeClosed(1, 5).mapToObj(ranked::atRank))
                .containsExactly(measured(10), measured(20), measured(20), measured(30), new Never());

        ranked.drawNone();
        ranked.draw(3, 2);
        ranked.draw(3, 1);
        assertThat(LongStream.rangeClosed(1, 3).mapToObj(ranked::atRank)).containsExactly(measured(20), measured(20), measured(30));
    }

    @Test
    void an_interval_of_differences_leaves_as_many_out_at_either_end() {
        var found = IntStream.range(0, 10).mapToObj(i -> new DifferenceBounds((7 * i) % 10, 100 + (3 * i) % 10)).toArray(DifferenceBounds[]::new);

        assertThat(ends(DifferenceBounds.interval(new DifferenceBounds(5, 5), found, 2))).containsExactly("5/1", "1/1", "108/1");
        assertThat(ends(DifferenceBounds.interval(new DifferenceBounds(5, 6), found, 1))).containsExactly("open", "0/1", "109/1");
    }

    /** Forty rounds of a 95 % interval leave none out: its ends are the least and the most that was drawn. */
    @ParameterizedTest(name = "{0} runs in blocks of {1}")
    @CsvSource({"205, 10", "200, 10"})
    void blocks_are_drawn_one_after_the_other_and_the_last_is_cut(int size, int length) {
        // one half failed, so that draws differ widely
        boolean[] bad = new boolean[size];
        Arrays.fill(bad, 0, size / 2, true);
        var samples = IntStream.range(0, size).mapToObj(i -> sample(bad[i])).toList();
        var latencies = IntStream.range(0, size).mapToObj(ExactTailsTest::measured).toList();
        var draws = new Draws(7);
        int[] counts = new int[40];
        var medians = new LatencyBound[40];
        for (int round = 0; round < 40; round++) {
            var drawn = drawn(draws, size, length);
            counts[round] = (int) Arrays.stream(drawn).filter(run -> bad[run]).count();
            medians[round] = measured(Arrays.stream(drawn).sorted().toArray()[(size + 1) / 2 - 1]);
        }

        var blocks = new MovingBlocks(length, 40, 7);
        var share = blocks.share(samples, 0.95).orElseThrow();
        assertThat(share.low()).isEqualTo(1 - (double) Arrays.stream(counts).max().orElseThrow() / size);
        assertThat(share.high()).isEqualTo(1 - (double) Arrays.stream(counts).min().orElseThrow() / size);
        assertThat(blocks.quantile(latencies, Percentile.P50, 0.95)).contains(new LatencyInterval(
                Collections.min(Arrays.asList(medians)), Collections.max(Arrays.asList(medians))));
    }

    private static int[] drawn(Draws draws, int size, int length) {
        int[] drawn = new int[size];
        for (int at = 0; at < size; at += length) {
            int from = draws.below(size - length + 1);
            for (int i = 0; i < Math.min(length, size - at); i++) drawn[at + i] = from + i;
        }
        return drawn;
    }

    private static BigDecimal mass(int trials, int k, double rate) {
        var ways = BigDecimal.ONE;
        for (int i = 0; i < k; i++) ways = ways.multiply(BigDecimal.valueOf(trials - i)).divide(BigDecimal.valueOf(i + 1L), MathContext.UNLIMITED);
        var good = BigDecimal.ONE.subtract(new BigDecimal(rate));
        return ways.multiply(new BigDecimal(rate).pow(k)).multiply(good.pow(trials - k));
    }

    private static List<String> ends(QuantileDifference difference) {
        return List.of(text(difference.point()), text(difference.low()), text(difference.high()));
    }

    private static String text(End end) {
        return switch (end) {
            case End.At(var value) -> value.text();
            case End.Open _ -> "open";
        };
    }

    private static LatencyBound measured(long micros) {
        return new Measured(micros);
    }

    private static Sample sample(boolean bad) {
        return bad ? new Sample.Bad(Instant.EPOCH, "TIMEOUT", new Never()) : new Sample.Good(Instant.EPOCH, "OK", measured(1));
    }
}
