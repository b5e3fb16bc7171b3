package dev.nines.sla.statistics;

import java.util.Arrays;

/**
 * How often a service that is exactly as good as promised is accused when the same test is made again after each day:
 * the reason why a claim is tested once, when its period is over.
 *
 * @param runsOfDay independent runs of a day
 * @param days how many days, and looks
 */
public record Peeking(BreachTest test, int runsOfDay, int days) {
    public double accusedAtTheEnd(double significance) {
        long runs = (long) runsOfDay * days;
        return test.pValue(runs, test.fewestBad(runs, significance));
    }

    /** Exact: the distribution of the count is carried from day to day, and what was accused drops out. */
    public double accusedOnAnyDay(double significanceOfEach) {
        double[] ofDay = massOfDay();
        double[] notAccused = {1};
        for (int day = 1; day <= days; day++) {
            long accusedFrom = test.fewestBad((long) runsOfDay * day, significanceOfEach);
            notAccused = afterOneMoreDay(notAccused, ofDay, Math.toIntExact(accusedFrom));
        }
        return 1 - Arrays.stream(notAccused).sum();
    }

    private double[] massOfDay() {
        var binomial = new Binomial(runsOfDay, test.allowedRate());
        double[] mass = new double[runsOfDay + 1];
        for (int bad = 0; bad < mass.length; bad++) mass[bad] = binomial.mass(bad);
        return mass;
    }

    private static double[] afterOneMoreDay(double[] before, double[] ofDay, int accusedFrom) {
        double[] after = new double[accusedFrom];
        for (int bad = 0; bad < before.length; bad++) {
            for (int more = 0; more < ofDay.length && bad + more < accusedFrom; more++) {
                after[bad + more] += before[bad] * ofDay[more];
            }
        }
        return after;
    }
}
