package dev.nines.probe.simulator.script;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A log-normal latency with a tail: {@code tailShare} of all draws are {@code tailFactor} times as long.
 *
 * @param sigma the spread of the logarithm; p99 without the tail is {@code median * exp(2.326 * sigma)}
 */
public record LatencyModel(Duration median, double sigma, double tailShare, double tailFactor) {
    public LatencyModel {
        if (median.isNegative()) throw new IllegalArgumentException("median must not be negative: " + median);
        if (!(sigma >= 0 && sigma <= 3)) throw new IllegalArgumentException("sigma must be in 0..3: " + sigma);
        if (!(tailShare >= 0 && tailShare <= 1)) {
            throw new IllegalArgumentException("tail share must be in 0..1: " + tailShare);
        }
        if (!(tailFactor >= 1)) throw new IllegalArgumentException("tail factor must be at least 1: " + tailFactor);
    }

    /** Without a tail. */
    public static LatencyModel of(Duration median, double sigma) {
        return new LatencyModel(median, sigma, 0, 1);
    }

    /**
     * The latency of one draw, in microseconds.
     *
     * @param normal drawn from the standard normal distribution
     * @param uniform drawn from {@code [0, 1)}; decides whether this is the tail
     */
    public double micros(double normal, double uniform) {
        double body = TimeUnit.MICROSECONDS.convert(median) * StrictMath.exp(sigma * normal);
        return uniform < tailShare ? body * tailFactor : body;
    }
}
