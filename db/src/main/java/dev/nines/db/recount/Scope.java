package dev.nines.db.recount;

import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.measure.Frame;
import java.time.Instant;
import java.util.Set;

/**
 * What a verdict is about.
 *
 * @param bad the classes whose runs count as bad; a model that was not found is meant only while it was offered
 * @param read of which time runs were read, beginning at the latest where the judged time does: an answer since then makes "model not
 *     found" a failure
 */
public record Scope(View view, Frame frame, Set<ObservationClass> bad, Span read) {
    public Scope {
        bad = Set.copyOf(bad);
    }

    /** Of one series, read no farther than what is judged reaches. */
    public Scope(Series series, Frame frame, Set<ObservationClass> bad, Instant readFrom) {
        this(new View.Alone(series), frame, bad, new Span(readFrom, frame.judged().to()));
    }

    /** As read by one who reads nothing before the judged time. */
    public Scope(Series series, Frame frame, Set<ObservationClass> bad) {
        this(series, frame, bad, frame.judged().from());
    }
}
