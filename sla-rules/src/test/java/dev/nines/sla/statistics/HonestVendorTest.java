package dev.nines.sla.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A vendor that is exactly as good as promised: 1 % of 43,200 independent probes a month are over the limit of a p99.
 * By the count about half of its months are breached, and that is what the contract says; as evidence that the service
 * is worse than promised the count is wrong once in twenty.
 */
@Tag("slow")
class HonestVendorTest {
    private static final Objective P99 = new Objective(990_000);
    private static final int PROBES = 43_200;
    private static final int MONTHS = 10_000;
    private static final double THREE_STANDARD_ERRORS = 3 * Math.sqrt(0.05 * 0.95 / MONTHS);

    @Test
    void is_accused_by_the_evidence_at_5_percent_in_no_more_than_5_percent_of_its_months() {
        var random = new SplittableRandom(20_261_001);
        var months = IntStream.range(0, MONTHS).mapToLong(_ -> over(random)).boxed().toList();

        double accused = share(months, over -> Chance.of(P99, PROBES - over, over).pValue() <= 0.05);
        double breached = share(months, over -> !P99.isMetBy(new Ratio(PROBES - over, PROBES)));

        assertThat(accused).isLessThanOrEqualTo(0.05 + THREE_STANDARD_ERRORS).isGreaterThan(0.03);
        assertThat(breached).isBetween(0.45, 0.52);
    }

    /** Many months are alike: each count is judged once. */
    private static double share(List<Long> months, LongPredicate isOne) {
        var known = new HashMap<Long, Boolean>();
        return (double) months.stream().filter(over -> known.computeIfAbsent(over, isOne::test)).count() / MONTHS;
    }

    /** Probe by probe: the number of good ones between two bad ones is geometric, so only the bad ones are drawn. */
    private static long over(SplittableRandom random) {
        double logGood = Math.log1p(-0.01);
        long over = 0;
        long probe = skip(random, logGood);
        while (probe < PROBES) {
            over++;
            probe += 1 + skip(random, logGood);
        }
        return over;
    }

    private static long skip(SplittableRandom random, double logGood) {
        return (long) (Math.log1p(-random.nextDouble()) / logGood);
    }
}
