package dev.nines.monitor.web.receiver;

import java.time.Duration;
import java.time.Instant;

/**
 * A message that arrived.
 *
 * @param about what it tells of: a series, or a contract and its month
 * @param body as it came, or laid out where it is JSON
 */
public record Arrival(String id, String type, String about, Instant occurredAt, Instant arrivedAt,
        Signature signature, String body) {
    public enum Signature { VALID, INVALID }

    public boolean isBreach() {
        return type.startsWith("sla.");
    }

    /** From the decision to its arrival. */
    public long delayMs() {
        return Duration.between(occurredAt, arrivedAt).toMillis();
    }

    public boolean isValid() {
        return signature == Signature.VALID;
    }
}
