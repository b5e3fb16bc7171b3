package dev.nines.sla.statistics;

import dev.nines.sla.contract.Percentile;

/** How sure an alert must be that not chance alone put a percentile over its limit. */
public enum Confidence {
    PERCENT_95(0.05), PERCENT_99(0.01);

    private final double tail;

    Confidence(double tail) {
        this.tail = tail;
    }

    /**
     * So many samples over the limit put the lower end of the percentile's order-statistic interval over it, one-sided;
     * more than there are where even all of them would not.
     */
    public long fewestOver(Percentile percentile, long samples) {
        return new BreachTest((1_000_000 - percentile.perMillion()) / 1_000_000.0).fewestBad(samples, tail);
    }
}
