package dev.nines.sla.sample;

/**
 * What is known of one latency. Sorts measured, then timed out, then never answered: a quick refusal is not a quick
 * answer.
 */
public sealed interface LatencyBound {
    record Measured(long micros) implements LatencyBound {}

    /** Censored by a deadline: at least this long. */
    record AtLeast(long micros) implements LatencyBound {}

    record Never() implements LatencyBound {}
}
