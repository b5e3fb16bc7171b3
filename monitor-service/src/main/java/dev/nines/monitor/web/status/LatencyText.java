package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Quantiles;
import dev.nines.sla.contract.Percentile;

/** A median and a p99 in words; a percentile that too few samples cannot show is not shown. */
public record LatencyText(String p50, String p99, String samples, boolean isP99Shown) {
    public static LatencyText of(Quantiles q) {
        if (q.samples() == 0) return new LatencyText(Words.NOTHING, Words.NOTHING, "0", false);
        boolean enough = q.samples() >= Percentile.P99.minimumSamples();
        var p99 = enough ? Words.latency(q.p99()) : "n too small (" + q.samples() + ")";
        return new LatencyText(Words.latency(q.p50()), p99, Words.count(q.samples()), enough);
    }
}
