package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.sla.Span;
import java.time.Duration;
import java.time.Instant;

/** How many slots of a series were meant to run. */
public interface PlannedSlots {
    /**
     * Slots in {@code [from, to)}; a stretch for which nothing was planned counts at the series' own pace.
     * 0 where it has no plan at all.
     */
    long count(Series series, Instant from, Instant to);

    Schedule schedule(Series series, Span time);

    /** From one slot to the next, by the newest plan of {@code [from, to)}; a minute where there is none. */
    Duration pace(Series series, Instant from, Instant to);
}
