package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Percentile;

/** What one series of one rule gives cause to claim. */
public sealed interface Claim {
    SeriesId series();

    /**
     * @param attained the decided share, also of a promise that was met: some terms pay at exactly the promise
     * @param counts what the share is made of, for the reader: {@code 998 of 1000}
     */
    record Share(SeriesId series, Fraction attained, Standing standing, String counts) implements Claim {}

    /** A latency rule was breached. */
    record Latency(SeriesId series, String rule, Percentile percentile) implements Claim {}

    enum Standing { MET, BREACHED }
}
