package dev.nines.sla.statistics;

import dev.nines.sla.contract.Objective;
import dev.nines.sla.sample.Sample;
import java.util.List;

/**
 * How many times as much the number of bad runs varies as it would if runs were independent: runs of one outage are
 * not, so a month of them tells as much as fewer that are.
 *
 * @param factor at least 1
 */
public record DesignEffect(double factor) {
    public DesignEffect {
        if (!(factor >= 1)) throw new IllegalArgumentException("factor must be at least 1: " + factor);
    }

    /**
     * From how much stretches of one length differ. Of runs that are all good, all bad or too few, nothing is seen, and
     * it is 1.
     *
     * @param samples in the order of their slots
     * @param length of a stretch, in runs: longer than most outages
     */
    public static DesignEffect of(List<Sample> samples, int length) {
        var runs = new CountedRuns(samples);
        double badShare = (double) runs.bad() / Math.max(1, runs.size());
        double ifIndependent = length * badShare * (1 - badShare);
        int stretches = runs.size() - length + 1;
        if (stretches < 1 || ifIndependent == 0) return new DesignEffect(1);
        double squares = 0;
        for (int from = 0; from < stretches; from++) {
            double excess = runs.bad(from, length) - length * badShare;
            squares += excess * excess;
        }
        return new DesignEffect(Math.max(1, squares / stretches / ifIndependent));
    }

    /** How many independent runs tell as much. */
    public long worth(long runs) {
        return (long) (runs / factor);
    }

    /** What chance says of a count when it is worth no more than that. */
    public Chance chance(Objective objective, long good, long bad) {
        long worthBad = worth(bad);
        return Chance.of(objective, worth(good + bad) - worthBad, worthBad);
    }
}
