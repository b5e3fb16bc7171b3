package dev.nines.sla.measure;

import dev.nines.sla.Span;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;

/**
 * Valid requests and errors in slices of one width, laid from the beginning of a span on; the last one may be shorter.
 * For one thread. What is excluded is not added.
 */
public final class Slices {
    private static final long SECOND = 1_000_000_000;

    private final Span span;
    private final Duration width;
    private final long widthNanos;
    private final long[] requests;
    private final long[] errors;

    public Slices(Span span, Duration width) {
        if (!width.isPositive()) throw new IllegalArgumentException("width must be positive: " + width);
        this.span = span;
        this.width = width;
        widthNanos = width.toNanos();
        int count = Math.toIntExact(Math.ceilDiv(span.length().toNanos(), widthNanos));
        requests = new long[count];
        errors = new long[count];
    }

    public Duration width() {
        return width;
    }

    public Span span() {
        return span;
    }

    public int count() {
        return requests.length;
    }

    public void add(Sample sample) {
        switch (sample) {
            case Sample.Good _ -> add(sample.slot(), 1, 0);
            case Sample.Bad _ -> add(sample.slot(), 1, 1);
            case Sample.Excluded _, Sample.Missing _ -> {}
        }
    }

    /** @param errorCount how many of these requests failed */
    public void add(Instant at, long requestCount, long errorCount) {
        if (!span.contains(at)) throw new IllegalArgumentException("must be in " + span + ": " + at);
        if (errorCount < 0 || errorCount > requestCount) {
            throw new IllegalArgumentException("errors must be in 0.." + requestCount + ": " + errorCount);
        }
        int slice = Math.toIntExact(offsetWithin(at) / widthNanos);
        requests[slice] = Math.addExact(requests[slice], requestCount);
        errors[slice] = Math.addExact(errors[slice], errorCount);
    }

    /** Two parts of the same span make the whole, in any order. */
    public void addAll(Slices other) {
        if (!span.equals(other.span) || !width.equals(other.width)) {
            throw new IllegalArgumentException("slices must be laid alike: " + span + " by " + width + " and "
                    + other.span + " by " + other.width);
        }
        for (int i = 0; i < requests.length; i++) {
            requests[i] = Math.addExact(requests[i], other.requests[i]);
            errors[i] = Math.addExact(errors[i], other.errors[i]);
        }
    }

    long requests(int slice) {
        return requests[slice];
    }

    long errors(int slice) {
        return errors[slice];
    }

    Span slice(int slice) {
        var from = span.from().plusNanos(Math.multiplyExact(widthNanos, slice));
        return new Span(from, from.plus(width)).overlap(span);
    }

    /** The first slice that begins at the instant or after it; {@link #count()} where none does. */
    int firstFrom(Instant instant) {
        return clipped(Math.ceilDiv(offset(instant), widthNanos));
    }

    /** The first slice that ends after the instant. */
    int firstEndingAfter(Instant instant) {
        return clipped(Math.floorDiv(offset(instant), widthNanos));
    }

    private int clipped(long slice) {
        return (int) Math.clamp(slice, 0L, (long) requests.length);
    }

    /** Of an instant of the span, whose length in nanoseconds a long can hold: asked for each run. */
    private long offsetWithin(Instant instant) {
        var from = span.from();
        return (instant.getEpochSecond() - from.getEpochSecond()) * SECOND + instant.getNano() - from.getNano();
    }

    private long offset(Instant instant) {
        return Duration.between(span.from(), instant).toNanos();
    }
}
