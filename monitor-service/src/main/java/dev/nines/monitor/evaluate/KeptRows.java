package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import java.time.Instant;
import java.util.Collection;

/** What of the rows that a period is judged by is not there any more, or was never counted. */
public interface KeptRows {
    /** Runs of slots in {@code [from, to)} that came after the rows of their day were dropped. */
    long quarantined(Collection<Series> series, Instant from, Instant to);

    /** Rows of slots before it were dropped for their age; {@link Instant#MIN} where none ever were. */
    Instant rawFrom();
}
