package dev.nines.probe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The scheduled instant of one run; {@code (series, scheduledAt)} identifies an observation. Microsecond grain. */
public record Slot(Series series, Instant scheduledAt) {
    public Slot {
        if (!scheduledAt.equals(scheduledAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("a slot is a whole microsecond, as PostgreSQL keeps it: " + scheduledAt);
        }
    }
}
