package dev.nines.sla.statistics;

import dev.nines.sla.contract.Objective;

/**
 * The exact test of "the service is at least as good as promised": the same statement as the one-sided bound of the
 * order statistics. Independent runs are assumed. It shows what the service is; what the month was, the count says.
 *
 * @param allowedRate the share of bad that the promise leaves room for
 */
public record BreachTest(double allowedRate) {
    public static BreachTest of(Objective objective) {
        return new BreachTest((1_000_000 - objective.perMillion()) / 1_000_000.0);
    }

    /** The chance of at least this many bad runs if the service were exactly as good as promised. */
    public double pValue(long runs, long bad) {
        return new Binomial(runs, allowedRate).atLeast(bad);
    }

    /** The fewest bad runs that chance explains with at most this probability; {@code runs + 1} where none do. */
    public long fewestBad(long runs, double significance) {
        var binomial = new Binomial(runs, allowedRate);
        long below = 0;
        long enough = runs + 1;
        while (enough - below > 1) {
            long middle = (below + enough) / 2;
            if (binomial.atLeast(middle) <= significance) enough = middle;
            else below = middle;
        }
        return enough;
    }
}
