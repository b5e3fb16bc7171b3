package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.sla.Span;
import java.time.Instant;
import java.util.Collection;

/** Signs of what a closed period is judged by: another text means that it has become other. */
public interface Signs {
    /** Of the runs of these series. */
    String rows(Collection<Series> series, Span span);

    /** Of what people added to the incidents of a stretch. */
    String remarks(Span span);

    /** From when on the runs before {@code to} can be signed for, except for those that come late. */
    Instant settledFrom(Instant to);
}
