package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;

/** One slot follows another at one pace for ever. */
record Pace(Duration pace) implements PlannedSlots {
    @Override
    public long count(Series series, Instant from, Instant to) {
        return Duration.between(from, to).dividedBy(pace);
    }

    @Override
    public Duration pace(Series series, Instant from, Instant to) {
        return pace;
    }
}
