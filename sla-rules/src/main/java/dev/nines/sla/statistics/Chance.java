package dev.nines.sla.statistics;

import dev.nines.sla.contract.Objective;

/**
 * What chance says of a count, assuming independent runs. Runs within one outage are not independent, so the interval
 * is narrower than the truth.
 *
 * @param pValue the probability of at least this many bad runs if the true rate of good were exactly the objective
 * @param lowGoodShare the low end of the exact 95 % interval for the true share of good
 * @param highGoodShare its high end
 */
public record Chance(double pValue, double lowGoodShare, double highGoodShare) {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 100;

    /** Of no run at all, chance explains everything. */
    public static Chance of(Objective objective, long good, long bad) {
        long runs = good + bad;
        double allowedRate = (1_000_000 - objective.perMillion()) / 1_000_000.0;
        var pValue = new Binomial(runs, allowedRate).atLeast(bad);
        return new Chance(pValue, 1 - highestBadRate(runs, bad), 1 - lowestBadRate(runs, bad));
    }

    private static double highestBadRate(long runs, long bad) {
        if (bad == runs) return 1;
        double low = (double) bad / runs;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (low + high) / 2;
            if (new Binomial(runs, rate).atMost(bad) > TAIL) low = rate;
            else high = rate;
        }
        return high;
    }

    private static double lowestBadRate(long runs, long bad) {
        if (bad == 0) return 0;
        double low = 0;
        double high = (double) bad / runs;
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (low + high) / 2;
            if (new Binomial(runs, rate).atLeast(bad) > TAIL) high = rate;
            else low = rate;
        }
        return low;
    }
}
