package dev.nines.sla;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, {@code [from, to)}. */
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) throw new IllegalArgumentException("to must not be before " + from + ": " + to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean contains(Span other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** What both have in common; empty, at one of the edges, where that is nothing. */
    public Span overlap(Span other) {
        var latest = from.isAfter(other.from) ? from : other.from;
        var earliest = to.isBefore(other.to) ? to : other.to;
        return earliest.isBefore(latest) ? new Span(latest, latest) : new Span(latest, earliest);
    }
}
