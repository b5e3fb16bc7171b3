package dev.nines.db.recount;

import dev.nines.probe.Series;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.measure.Frame;
import java.time.Instant;

/**
 * What a verdict is about.
 *
 * @param readFrom where its runs were read from, at the latest where the judged time begins: an answer since then makes "model not
 *     found" a failure
 */
public record Scope(Series series, Frame frame, CountingPolicy counting, Instant readFrom) {
    /** As read by one who reads nothing before the judged time. */
    public Scope(Series series, Frame frame, CountingPolicy counting) {
        this(series, frame, counting, frame.judged().from());
    }
}
