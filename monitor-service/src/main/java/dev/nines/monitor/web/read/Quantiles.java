package dev.nines.monitor.web.read;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;

/**
 * The nearest-rank median and p99 of {@code samples} runs, failed ones above every answer. What so many samples do not show means nothing.
 */
public record Quantiles(long samples, LatencyBound p50, LatencyBound p99) {
    public static final Quantiles NONE = new Quantiles(0, new LatencyBound.Never(), new LatencyBound.Never());

    /** One run has no median, and 99 no p99. */
    public boolean shows(Percentile percentile) {
        return samples >= percentile.minimumSamples();
    }
}
