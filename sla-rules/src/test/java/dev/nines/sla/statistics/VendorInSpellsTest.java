package dev.nines.sla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An honest vendor whose bad runs come ten in a row: 1 % of them in the long run, as promised. Formulas for independent
 * runs are far too sure of themselves; blocks and the design effect are not.
 */
@Tag("slow")
class VendorInSpellsTest {
    private static final Objective PROMISE = new Objective(990_000);
    private static final int PROBES = 43_200;
    private static final int MONTHS = 120;
    private static final int BLOCK = 240;
    private static final double SPELL_BEGINS = 0.01 / 0.99 / 10;
    private static final double SPELL_ENDS = 0.1;

    @Test
    void a_95_percent_interval_by_blocks_covers_the_truth_and_one_for_independent_runs_does_not() {
        var months = months();
        var blocks = new MovingBlocks(BLOCK, 199, 7);

        assertThat(share(months, month -> covers(blocks.share(month, 0.95).orElseThrow()))).isGreaterThan(0.88);
        assertThat(share(months, month -> covers(exact(month)))).isLessThan(0.6);
    }

    @Test
    void chance_of_what_the_runs_are_worth_accuses_seldom_and_that_of_their_number_often() {
        var months = months();

        assertThat(share(months, month -> worth(month).pValue() <= 0.05)).isLessThan(0.08);
        assertThat(share(months, month -> counted(month).pValue() <= 0.05)).isGreaterThan(0.25);
    }

    @Test
    void runs_ten_in_a_row_are_worth_about_a_twentieth() {
        assertThat(months().stream().mapToDouble(month -> DesignEffect.of(month, BLOCK).factor()).average().orElseThrow())
                .isBetween(15.0, 21.0);
    }

    @Test
    void a_quantile_of_latencies_in_slow_spells_is_covered_by_blocks_and_not_by_ranks() {
        var truth = new Measured(1_900);
        var blocks = new MovingBlocks(BLOCK, 99, 7);
        var ranks = new QuantileRanks(Percentile.P99, PROBES);
        long low = ((Rank.At) ranks.lower(0.025)).rank();
        long high = ((Rank.At) ranks.upper(0.025)).rank();
        var months = latencies();

        assertThat(share(months, month -> {
            var interval = blocks.quantile(month, Percentile.P99, 0.95).orElseThrow();
            return interval.low().compareTo(truth) <= 0 && interval.high().compareTo(truth) >= 0;
        })).isGreaterThan(0.85);
        assertThat(share(months, month -> {
            var ordered = month.stream().sorted().toList();
            return ordered.get((int) low - 1).compareTo(truth) <= 0 && ordered.get((int) high - 1).compareTo(truth) >= 0;
        })).isLessThan(0.6);
    }

    private static Chance counted(List<Sample> month) {
        return Chance.of(PROMISE, PROBES - bad(month), bad(month));
    }

    private static Chance worth(List<Sample> month) {
        return DesignEffect.of(month, BLOCK).chance(PROMISE, PROBES - bad(month), bad(month));
    }

    private static ShareInterval exact(List<Sample> month) {
        return ShareInterval.exact(PROBES - bad(month), bad(month), 0.95);
    }

    private static boolean covers(ShareInterval interval) {
        return interval.low() <= 0.99 && 0.99 <= interval.high();
    }

    private static long bad(List<Sample> month) {
        return month.stream().filter(Sample.Bad.class::isInstance).count();
    }

    private static <T> double share(List<T> months, Predicate<T> isOne) {
        return (double) months.stream().filter(isOne).count() / months.size();
    }

    private static List<List<Sample>> months() {
        Sample good = new Sample.Good(Instant.EPOCH, "OK", new Measured(1));
        Sample bad = new Sample.Bad(Instant.EPOCH, "SERVER_ERROR", new Never());
        var random = new SplittableRandom(20_261_002);
        return IntStream.range(0, MONTHS).mapToObj(_ -> month(random, good, bad)).toList();
    }

    /** Slow runs are at or above the p99, the others at or below it. */
    private static List<List<LatencyBound>> latencies() {
        var random = new SplittableRandom(20_261_003);
        return IntStream.range(0, MONTHS / 4)
                .mapToObj(_ -> month(random, false, true).stream().<LatencyBound>map(slow -> latency(random, slow)).toList())
                .toList();
    }

    private static LatencyBound latency(SplittableRandom random, boolean isSlow) {
        return new Measured(isSlow ? random.nextLong(1_900, 2_000) : random.nextLong(500, 1_901));
    }

    private static <T> List<T> month(SplittableRandom random, T good, T bad) {
        var month = new ArrayList<T>(PROBES);
        boolean isInSpell = random.nextDouble() < 0.01;
        for (int probe = 0; probe < PROBES; probe++) {
            month.add(isInSpell ? bad : good);
            isInSpell = isInSpell ? random.nextDouble() >= SPELL_ENDS : random.nextDouble() < SPELL_BEGINS;
        }
        return month;
    }
}
