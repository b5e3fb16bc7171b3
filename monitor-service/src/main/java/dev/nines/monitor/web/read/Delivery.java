package dev.nines.monitor.web.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message for one receiver, and every attempt to bring it there.
 *
 * @param title what it says, in a line
 * @param incidents those that it tells of
 * @param state {@code pending}, {@code delivered} or {@code given up}
 */
public record Delivery(
        String id, String receiver, String type, String title, Instant occurredAt, List<String> incidents, String state, List<Attempt> attempts) {
    public Delivery {
        incidents = List.copyOf(incidents);
        attempts = List.copyOf(attempts);
    }

    /**
     * @param answer {@code 204}, or what went wrong
     * @param excerpt the start of what was answered
     */
    public record Attempt(Instant at, Duration took, String answer, String excerpt) {}

    public boolean isGivenUp() {
        return state.equals("given up");
    }

    /** When it arrived, as the last attempt says; empty where it did not. */
    public Optional<Instant> arrivedAt() {
        return state.equals("delivered") && !attempts.isEmpty() ? Optional.of(attempts.getLast().at()) : Optional.empty();
    }

    /** {@code delivered, 204 in 12 ms}; {@code pending after 3 attempts, connection refused}. */
    public String told() {
        if (attempts.isEmpty()) return state;
        var last = attempts.getLast();
        var tries = attempts.size() == 1 ? "" : " after " + attempts.size() + " attempts";
        return state + tries + ", answer " + last.answer() + " in " + last.took().toMillis() + " ms";
    }
}
