package dev.nines.db.recount;

import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.measure.Frame;
import java.time.Instant;
import java.util.Set;

/**
 * What a verdict is about.
 *
 * @param bad the classes whose runs count as bad; a model that was not found is meant only while it was offered
 * @param readFrom where its runs were read from, at the latest where the judged time begins: an answer since then makes "model not
 *     found" a failure
 */
public record Scope(Series series, Frame frame, Set<ObservationClass> bad, Instant readFrom) {
    public Scope {
        bad = Set.copyOf(bad);
    }

    /** As read by one who reads nothing before the judged time. */
    public Scope(Series series, Frame frame, Set<ObservationClass> bad) {
        this(series, frame, bad, frame.judged().from());
    }
}
