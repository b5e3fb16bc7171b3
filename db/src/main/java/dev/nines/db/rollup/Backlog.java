package dev.nines.db.rollup;

import java.time.Instant;

/**
 * What waits to be summed up.
 *
 * @param dueHours closed hours whose sums do not hold all their rows yet
 * @param closedUntil from here on questions are answered from raw rows; {@link Instant#MIN} before anything was summed up
 */
public record Backlog(long dueHours, Instant closedUntil) {
    public Backlog {
        if (dueHours < 0) throw new IllegalArgumentException("dueHours must not be negative: " + dueHours);
    }
}
