package dev.nines.sla.statistics;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;

/**
 * How often an alert on a count of failures in a rolling window speaks up by chance, of a service that is exactly as good as promised.
 * Independent runs are assumed.
 *
 * @param inWindow runs in the window
 * @param inPeriod runs in the time that false alarms are counted for
 */
public record FalseAlarms(Objective objective, long inWindow, long inPeriod) {
    public FalseAlarms {
        if (inWindow < 1 || inPeriod < inWindow) {
            throw new IllegalArgumentException("runs must rise from 1: window " + inWindow + ", period " + inPeriod);
        }
    }

    /**
     * The fewest failures to ask for so that no more alarms are expected in a period. An alarm begins with a failure that finds the others
     * in the window before it: so the failures expected, each by the chance that it finds so many, is never too few.
     */
    public long fewestFailures(Fraction alarms) {
        double most = alarms.decimal(18).doubleValue();
        long fewest = 1;
        while (fewest <= inWindow && expected(fewest) > most) fewest++;
        return fewest;
    }

    private double expected(long failures) {
        double rate = (1_000_000 - objective.perMillion()) / 1_000_000.0;
        return inPeriod * rate * new Binomial(inWindow - 1, rate).atLeast(failures - 1);
    }
}
