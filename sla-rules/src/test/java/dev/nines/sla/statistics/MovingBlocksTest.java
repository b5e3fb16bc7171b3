package dev.nines.sla.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statistics.QuantileDifference.End;
import dev.nines.sla.statistics.QuantileDifference.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovingBlocksTest {
    private static final MovingBlocks BLOCKS = new MovingBlocks(10, 199, 1);
    private static final Percentile P90 = new Percentile(900_000);
    private static final Percentile P99 = Percentile.P99;

    @Test
    void numbers_are_those_of_the_published_generator() {
        // SplitMix64 with seed 1234567: 6457827717110365317, 3203168211198807973, 9817491932198370423
        var draws = new Draws(1234567);

        assertThat(IntStream.range(0, 3).map(_ -> draws.below(1 << 30)).toArray())
                .containsExactly(375_895_045, 186_448_929, 571_453_241);
    }

    @Test
    void every_number_below_a_bound_is_drawn_as_often() {
        var draws = new Draws(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[draws.below(7)]++;

        assertThat(Arrays.stream(counts)).allMatch(count -> count > 9_600 && count < 10_400);
    }

    @Test
    void the_same_seed_gives_the_same_interval_and_another_seed_another() {
        var runs = spells(1000, 20, 4);

        assertThat(BLOCKS.share(runs, 0.95)).isEqualTo(BLOCKS.share(runs, 0.95));
        assertThat(new MovingBlocks(10, 199, 2).share(runs, 0.95)).isNotEqualTo(BLOCKS.share(runs, 0.95));
    }

    @Test
    void of_runs_that_come_one_by_one_it_shows_what_the_exact_interval_shows() {
        // every hundredth run is bad: less chance than in any drawn series, and never taken for more certain
        var runs = spells(10_000, 1, 100);

        assertThat(new MovingBlocks(100, 199, 1).share(runs, 0.95)).contains(ShareInterval.exact(9_900, 100, 0.95));
    }

    @Test
    void of_runs_that_fail_in_spells_it_is_wider() {
        var runs = spells(10_000, 50, 10);
        var exact = ShareInterval.exact(9_500, 500, 0.95);
        var blocks = new MovingBlocks(200, 999, 1).share(runs, 0.95).orElseThrow();

        assertThat(blocks.low()).isLessThan(exact.low());
        assertThat(blocks.high()).isGreaterThan(exact.high());
    }

    @Test
    void all_of_the_runs_that_count_are_drawn_and_no_other() {
        var runs = new ArrayList<>(Collections.nCopies(205, bad()));
        runs.addAll(100, Collections.nCopies(50, new Sample.Excluded(Instant.EPOCH, "RATE_LIMITED")));
        runs.add(new Sample.Missing(Instant.EPOCH, "LOCAL"));

        assertThat(BLOCKS.share(runs, 0.95)).contains(ShareInterval.exact(0, 205, 0.95));
    }

    @ParameterizedTest(name = "{0} runs in blocks of {1}: {2}")
    @CsvSource({"199, 10, false", "200, 10, true", "19, 1, false", "20, 1, true", "0, 1, false"})
    void out_of_fewer_than_twenty_blocks_nothing_can_be_put_together(int runs, int length, boolean isShown) {
        var blocks = new MovingBlocks(length, 199, 1);
        var latencies = upTo(runs);

        assertThat(blocks.share(spells(runs, 1, 5), 0.95).isPresent()).isEqualTo(isShown);
        assertThat(blocks.quantile(latencies, Percentile.P50, 0.95).isPresent()).isEqualTo(isShown);
        assertThat(blocks.difference(new Paired(latencies, latencies), Percentile.P50, 0.95).isPresent()).isEqualTo(isShown);
    }

    @Test
    void a_p99_of_fewer_than_a_hundred_runs_is_not_shown() {
        var blocks = new MovingBlocks(1, 199, 1);

        assertThat(blocks.quantile(upTo(99), P99, 0.95)).isEmpty();
        assertThat(blocks.quantile(upTo(100), P99, 0.95)).isPresent();
        assertThat(blocks.difference(new Paired(upTo(99), upTo(99)), P99, 0.95)).isEmpty();
        assertThat(blocks.difference(new Paired(upTo(100), upTo(100)), P99, 0.95)).isPresent();
    }

    @ParameterizedTest(name = "{0} rounds at {1}")
    @CsvSource({"38, 0.95, 40", "198, 0.99, 200"})
    void an_interval_needs_rounds_beyond_each_of_its_ends(int rounds, double confidence, int atLeast) {
        assertThatThrownBy(() -> new MovingBlocks(1, rounds, 1).share(spells(100, 1, 5), confidence))
                .hasMessageStartingWith("rounds must be at least " + atLeast + " for such a confidence: " + rounds);
        assertThat(new MovingBlocks(1, atLeast, 1).share(spells(100, 1, 5), confidence)).isPresent();
    }

    @Test
    void blocks_and_rounds_there_must_be() {
        assertThatThrownBy(() -> new MovingBlocks(0, 1, 1)).hasMessage("length must be at least 1: 0");
        assertThatThrownBy(() -> new MovingBlocks(1, 0, 1)).hasMessage("rounds must be at least 1: 0");
    }

    @Test
    void a_quantile_of_independent_runs_lies_about_where_the_order_statistics_say() {
        var shuffled = new ArrayList<>(upTo(1000));
        Collections.shuffle(shuffled, new java.util.Random(3));
        var interval = new MovingBlocks(1, 1_999, 1).quantile(shuffled, P99, 0.95).orElseThrow();

        // the ranks of the exact interval are 983 and 997
        assertThat(micros(interval.low())).isBetween(981L, 985L);
        assertThat(micros(interval.high())).isBetween(994L, 998L);
    }

    @Test
    void a_slow_end_that_was_not_answered_is_told_as_such() {
        var runs = new ArrayList<>(upTo(960));
        runs.addAll(Collections.nCopies(35, new AtLeast(30_000_000)));
        runs.addAll(Collections.nCopies(5, new Never()));
        Collections.shuffle(runs, new java.util.Random(3));

        assertThat(new MovingBlocks(1, 199, 1).quantile(runs, P99, 0.95).orElseThrow().low())
                .isEqualTo(new AtLeast(30_000_000));
        assertThat(new MovingBlocks(1, 199, 1).quantile(runs, new Percentile(998_000), 0.95))
                .contains(new LatencyInterval(new AtLeast(30_000_000), new Never()));
    }

    @Test
    void what_slows_both_down_at_once_is_no_difference() {
        // both are slow in the same spells, the other always by 100 less
        var one = IntStream.range(0, 2_000).mapToObj(i -> measured(i % 500 < 60 ? 9_000 + i % 7 : 1_000 + i % 7)).toList();
        var other = one.stream().map(run -> measured(micros(run) - 100)).toList();
        var found = new MovingBlocks(100, 199, 1).difference(new Paired(one, other), P90, 0.95).orElseThrow();

        assertThat(found).isEqualTo(new QuantileDifference(at(100), at(100), at(100)));
        assertThat(found.improvementOf(Fraction.of(100))).isEqualTo(Finding.AT_LEAST_THE_MARGIN);
        assertThat(found.improvementOf(Fraction.of(101))).isEqualTo(Finding.LESS_THAN_THE_MARGIN);
    }

    @Test
    void a_difference_that_chance_explains_is_not_shown() {
        var one = new ArrayList<>(upTo(1000));
        var other = new ArrayList<>(upTo(1000));
        Collections.shuffle(one, new java.util.Random(3));
        Collections.shuffle(other, new java.util.Random(4));
        var found = new MovingBlocks(5, 499, 1).difference(new Paired(one, other), P99, 0.95).orElseThrow();

        assertThat(found.point()).isEqualTo(at(0));
        assertThat(value(found.low())).isBetween(-20L, -3L);
        assertThat(value(found.high())).isBetween(3L, 20L);
        assertThat(found.improvementOf(Fraction.of(1))).isEqualTo(Finding.NOT_SHOWN);
    }

    @ParameterizedTest(name = "{0} less {1}: {2} to {3}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        one,  other, least,     most
        50,   20,    30,        30
        20,   50,    -30,       -30
        >=50, 20,    30,        Infinity
        50,   >=20,  -Infinity, 30
        >=50, >=20,  -Infinity, Infinity
        never, 20,   Infinity,  Infinity
        20,   never, -Infinity, -Infinity
        never, never, -Infinity, Infinity
        never, >=20, -Infinity, Infinity
        """)
    void what_was_not_answered_may_have_taken_any_time(String one, String other, double least, double most) {
        assertThat(DifferenceBounds.of(bound(one), bound(other))).isEqualTo(new DifferenceBounds(least, most));
    }

    @Test
    void where_answers_are_missing_a_difference_is_open() {
        List<LatencyBound> slow = new ArrayList<>(upTo(80));
        slow.addAll(Collections.nCopies(20, new AtLeast(5_000)));
        var fast = Collections.nCopies(100, measured(1_000));
        var found = new MovingBlocks(1, 199, 1).difference(new Paired(slow, fast), P90, 0.95).orElseThrow();

        assertThat(found.point()).isEqualTo(new End.Open());
        assertThat(found.low()).isEqualTo(at(4_000));
        assertThat(found.high()).isEqualTo(new End.Open());
        assertThat(found.improvementOf(Fraction.of(4_000))).isEqualTo(Finding.AT_LEAST_THE_MARGIN);
    }

    @Test
    void pairs_have_two_of_each() {
        assertThatThrownBy(() -> new Paired(upTo(1), upTo(2))).hasMessage("both must have as many runs: 1 and 2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                   runs,  spell, spells, length, factor
        all good,                               1000,  0,     10,    10,     1
        all bad,                                1000,  1000,  1,     10,     1
        none,                                   0,     0,     1,     10,     1
        fewer than a stretch,                   9,     1,     3,     10,     1
        as even as can be is not below one,     1000,  1,     10,    10,     1
        one spell of half of it,                1000,  500,   1,     10,     9.9334
        """)
    void how_much_more_a_count_varies_than_of_independent_runs(
            String name, int runs, int spell, int spells, int length, double factor) {
        assertThat(DesignEffect.of(spells(runs, spell, spells), length).factor()).as(name).isCloseTo(factor, within(1e-4));
    }

    @Test
    void runs_in_spells_are_worth_fewer() {
        var effect = new DesignEffect(10);

        assertThat(effect.worth(43_200)).isEqualTo(4_320);
        assertThat(effect.worth(19)).isEqualTo(1);
        assertThat(effect.chance(new Objective(999_000), 43_140, 60)).isEqualTo(Chance.of(new Objective(999_000), 4_314, 6));
        assertThatThrownBy(() -> new DesignEffect(0.9)).hasMessage("factor must be at least 1: 0.9");
    }

    /** So many spells, evenly spread, of {@code spell} bad runs each. */
    private static List<Sample> spells(int runs, int spell, int spells) {
        int stretch = Math.max(1, runs / spells);
        return IntStream.range(0, runs).mapToObj(run -> run % stretch < spell ? bad() : good()).toList();
    }

    private static Sample good() {
        return new Sample.Good(Instant.EPOCH, "OK", measured(1));
    }

    private static Sample bad() {
        return new Sample.Bad(Instant.EPOCH, "TIMEOUT", new Never());
    }

    private static List<LatencyBound> upTo(int runs) {
        return LongStream.rangeClosed(1, runs).mapToObj(MovingBlocksTest::measured).toList();
    }

    private static LatencyBound measured(long micros) {
        return new Measured(micros);
    }

    private static LatencyBound bound(String text) {
        if (text.equals("never")) return new Never();
        return text.startsWith(">=") ? new AtLeast(Long.parseLong(text.substring(2))) : measured(Long.parseLong(text));
    }

    private static long micros(LatencyBound bound) {
        return ((Measured) bound).micros();
    }

    private static End at(long value) {
        return new End.At(Fraction.of(value));
    }

    private static long value(End end) {
        return ((End.At) end).value().floor();
    }
}
