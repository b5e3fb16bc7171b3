package dev.nines.sla.verdict;

import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.function.Consumer;

/** Samples by the number, one a second from a fixed instant. */
public final class SamplesOf {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private final Consumer<Sample> sink;
    private int slots;

    private SamplesOf(Consumer<Sample> sink) {
        this.sink = sink;
    }

    public static Tally uptime(long good, long bad) {
        var tally = new Tally();
        new SamplesOf(tally::add).good(good, 1_000).bad(bad);
        return tally;
    }

    public static SamplesOf into(Consumer<Sample> sink) {
        return new SamplesOf(sink);
    }

    public SamplesOf good(long count, long micros) {
        for (long i = 0; i < count; i++) sink.accept(new Sample.Good(next(), "OK", new Measured(micros)));
        return this;
    }

    public SamplesOf bad(long count) {
        return bad(count, "SERVER_ERROR", new Never());
    }

    public SamplesOf bad(long count, String reason, LatencyBound latency) {
        for (long i = 0; i < count; i++) sink.accept(new Sample.Bad(next(), reason, latency));
        return this;
    }

    public SamplesOf excluded(long count) {
        for (long i = 0; i < count; i++) sink.accept(new Sample.Excluded(next(), "RATE_LIMITED"));
        return this;
    }

    public SamplesOf missing(long count) {
        for (long i = 0; i < count; i++) sink.accept(new Sample.Missing(next(), "LOCAL"));
        return this;
    }

    private Instant next() {
        return START.plusSeconds(slots++);
    }
}
