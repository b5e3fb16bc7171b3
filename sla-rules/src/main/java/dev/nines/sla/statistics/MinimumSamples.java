package dev.nines.sla.statistics;

import dev.nines.sla.contract.Percentile;
import java.util.function.LongPredicate;

/** The fewest samples from which an interval for a quantile exists. A breach needs fewer: only a lower bound. */
public record MinimumSamples(Percentile percentile, double confidence) {
    private static final long FAR = 1L << 40;

    public MinimumSamples {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1: " + confidence);
        }
    }

    /** An interval that is wrong as seldom above as below. */
    public long equalTails() {
        double tail = (1 - confidence) / 2;
        return fewest(n -> allBelow(n) <= tail && allAbove(n) <= tail);
    }

    /** From the fastest to the slowest sample. */
    public long fromLeastToMost() {
        return fewest(n -> allBelow(n) + allAbove(n) <= 1 - confidence);
    }

    /** The slowest sample as a bound from above: enough to show that a promise is kept. */
    public long upperBound() {
        return fewest(n -> allBelow(n) <= 1 - confidence);
    }

    private double allBelow(long samples) {
        return Math.pow(percentile.perMillion() / 1_000_000.0, (double) samples);
    }

    private double allAbove(long samples) {
        return Math.pow((1_000_000 - percentile.perMillion()) / 1_000_000.0, (double) samples);
    }

    private static long fewest(LongPredicate enough) {
        long tooFew = 0;
        long many = FAR;
        while (many - tooFew > 1) {
            long middle = (tooFew + many) / 2;
            if (enough.test(middle)) many = middle;
            else tooFew = middle;
        }
        return many;
    }
}
