package dev.nines.sla.statistics;

import dev.nines.sla.contract.Percentile;

/**
 * Between which ranks of the ordered values the true quantile lies, whatever the distribution: the number of values at
 * or below it is binomial. Ranks count from 1.
 */
public record QuantileRanks(Percentile percentile, long samples) {
    public QuantileRanks {
        if (samples < 1) throw new IllegalArgumentException("samples must be at least 1: " + samples);
    }

    /** @param tail the chance that the true quantile is below the value of this rank is at most this */
    public Rank lower(double tail) {
        var below = below();
        long rank = 0;
        long tooHigh = samples + 1;
        while (tooHigh - rank > 1) {
            long middle = (rank + tooHigh) / 2;
            if (below.atMost(middle - 1) <= tail) rank = middle;
            else tooHigh = middle;
        }
        return rank == 0 ? new Rank.None() : new Rank.At(rank);
    }

    /** @param tail the chance that the true quantile is above the value of this rank is at most this */
    public Rank upper(double tail) {
        var below = below();
        long tooLow = 0;
        long rank = samples + 1;
        while (rank - tooLow > 1) {
            long middle = (tooLow + rank) / 2;
            if (below.atLeast(middle) <= tail) rank = middle;
            else tooLow = middle;
        }
        return rank > samples ? new Rank.None() : new Rank.At(rank);
    }

    /** The chance that the true quantile lies between the values of two ranks. */
    public double coverage(long lower, long upper) {
        var below = below();
        return below.atMost(upper - 1) - below.atMost(lower - 1);
    }

    private Binomial below() {
        return new Binomial(samples, percentile.perMillion() / 1_000_000.0);
    }
}
