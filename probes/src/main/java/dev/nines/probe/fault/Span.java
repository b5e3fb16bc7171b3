package dev.nines.probe.fault;

/** A stretch of the monotonic clock, both ends included. Stamps are those of {@link System#nanoTime}, which may wrap. */
public record Span(long fromNanos, long toNanos) {
    public Span {
        if (toNanos - fromNanos < 0) throw new IllegalArgumentException("ends before it begins: " + fromNanos + ", " + toNanos);
    }

    public boolean overlaps(Span other) {
        return toNanos - other.fromNanos >= 0 && other.toNanos - fromNanos >= 0;
    }

    public boolean holds(long nanos) {
        return nanos - fromNanos >= 0 && toNanos - nanos >= 0;
    }
}
