package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.Recount;
import java.time.Instant;
import java.util.List;

/** Says how the runs that a rule counted can be counted again by somebody else. */
@FunctionalInterface
public interface Recounting {
    List<Recount> of(Rule rule, Judged judged);

    /**
     * @param readFrom since when runs were read: an answer since then makes "model not found" a failure
     */
    record Judged(Series series, Frame frame, CountingPolicy policy, Instant readFrom) {}
}
