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
    private static final double CONFIDENCE = 0.95;

    /** Of no run at all, chance explains everything. */
    public static Chance of(Objective objective, long good, long bad) {
        var interval = ShareInterval.exact(good, bad, CONFIDENCE);
        return new Chance(BreachTest.of(objective).pValue(good + bad, bad), interval.low(), interval.high());
    }
}
