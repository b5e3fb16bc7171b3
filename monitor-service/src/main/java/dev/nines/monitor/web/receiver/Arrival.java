package dev.nines.monitor.web.receiver;

import java.time.Instant;

/**
 * A message that arrived.
 *
 * @param body as it came, or laid out where it is JSON
 */
public record Arrival(String id, String type, Instant occurredAt, Instant arrivedAt, Signature signature, String body) {
    public enum Signature { VALID, INVALID }

    public boolean isValid() {
        return signature == Signature.VALID;
    }
}
