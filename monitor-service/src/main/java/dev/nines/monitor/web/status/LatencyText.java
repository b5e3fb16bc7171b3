package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Quantiles;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;

/** A median and a p99 in words; a percentile that too few samples cannot show is not shown. */
public record LatencyText(String p50, String p99, String samples, boolean isP99Shown) {
    public static LatencyText of(Quantiles q) {
        if (q.samples() == 0) return new LatencyText(Words.NOTHING, Words.NOTHING, "0", false);
        boolean enough = q.shows(Percentile.P99);
        return new LatencyText(text(q, Percentile.P50, q.p50()), text(q, Percentile.P99, q.p99()), Words.count(q.samples()), enough);
    }

    private static String text(Quantiles q, Percentile percentile, LatencyBound bound) {
        return q.shows(percentile) ? Words.latency(bound) : "n too small (" + q.samples() + ")";
    }
}
