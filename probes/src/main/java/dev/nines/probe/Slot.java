package dev.nines.probe;

import java.time.Instant;

/** The scheduled instant of one run; {@code (series, scheduledAt)} identifies an observation. Microsecond grain. */
public record Slot(Series series, Instant scheduledAt) {
    public Slot {
        if (scheduledAt.getNano() % 1_000 != 0) {
            throw new IllegalArgumentException("a slot is a whole microsecond, as PostgreSQL keeps it: " + scheduledAt);
        }
    }
}
