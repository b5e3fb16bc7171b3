package dev.nines.sla.credit;

import dev.nines.sla.Ratio;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Percentile;

/** What one series of one rule gives cause to claim. */
public sealed interface Claim {
    SeriesId series();

    /**
     * @param attained the decided share of good, also of a promise that was met: some terms pay at exactly the promise
     */
    record Uptime(SeriesId series, Ratio attained) implements Claim {}

    /** A latency rule was breached. */
    record Latency(SeriesId series, String rule, Percentile percentile) implements Claim {}
}
