package dev.nines.monitor.web.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One message for one receiver, and every attempt to bring it there.
 *
 * @param incident the incident it tells of; empty where it tells of something else
 * @param state {@code pending}, {@code delivered} or {@code given up}
 */
public record Delivery(String id, String receiver, String type, Instant occurredAt, String incident, String state, List<Attempt> attempts) {
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** @param answer {@code 204}, or what went wrong */
    public record Attempt(Instant at, Duration took, String answer) {}

    /** {@code delivered, 204 in 12 ms}; {@code pending after 3 attempts, connection refused}. */
    public String told() {
        if (attempts.isEmpty()) return state;
        var last = attempts.getLast();
        var tries = attempts.size() == 1 ? "" : " after " + attempts.size() + " attempts";
        return state + tries + ", answer " + last.answer() + " in " + last.took().toMillis() + " ms";
    }
}
