package dev.nines.sla.measure;

import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.Sample;
import java.time.Instant;

/**
 * Samples of one series, in the order of time, as a request ratio counts them: a success that took too long is bad, and
 * an error that repeats one is excluded. What comes out is counted as any sample is. For one thread.
 */
public final class Attempts {
    /** The reason of a repeated error. */
    public static final String REPEATED_ERROR = "REPEATED_ERROR";
    /** The reason of a success that took too long. */
    public static final String TOO_SLOW = "TOO_SLOW";

    private final RequestRatio rule;
    private Instant newest = Instant.MIN;
    private Instant suppressedUntil = Instant.MIN;

    public Attempts(RequestRatio rule) {
        this.rule = rule;
    }

    public Sample next(Sample sample) {
        if (sample.slot().isBefore(newest)) {
            throw new IllegalArgumentException("samples must be in order: " + sample.slot() + " after " + newest);
        }
        newest = sample.slot();
        return switch (sample) {
            case Sample.Excluded _, Sample.Missing _ -> sample;
            case Sample.Good good -> good(good);
            case Sample.Bad bad -> bad(bad);
        };
    }

    private Sample good(Sample.Good good) {
        if (isTooSlow(good)) return bad(new Sample.Bad(good.slot(), TOO_SLOW, good.latency()));
        suppressedUntil = Instant.MIN;
        return good;
    }

    private Sample bad(Sample.Bad bad) {
        if (bad.slot().isBefore(suppressedUntil)) return new Sample.Excluded(bad.slot(), REPEATED_ERROR);
        switch (rule.repeats()) {
            case Repeats.Counted _ -> {}
            case Repeats.Suppressed(var window) -> suppressedUntil = bad.slot().plus(window);
        }
        return bad;
    }

    private boolean isTooSlow(Sample.Good good) {
        return switch (rule.slowSuccess()) {
            case SlowSuccess.Good _ -> false;
            case SlowSuccess.BadAbove(var limit) ->
                good.latency() instanceof Measured(long micros) && micros > limit.toNanos() / 1000;
        };
    }
}
