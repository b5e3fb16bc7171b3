package dev.nines.sla.sample;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of an open schedule. Its latency counts from when it was meant to be sent: were it counted from when it was
 * sent, a monitor that waits for a stalled answer would lose every bad sample of the stall but one.
 */
public record Timed(Instant scheduledAt, Instant answeredAt) {
    public Timed {
        if (answeredAt.isBefore(scheduledAt)) {
            throw new IllegalArgumentException("must be answered after " + scheduledAt + ": " + answeredAt);
        }
    }

    public Duration latency() {
        return Duration.between(scheduledAt, answeredAt);
    }
}
