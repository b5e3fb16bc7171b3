package dev.nines.sla.sample;

import java.util.Comparator;

/**
 * What is known of one latency. Sorts measured, then timed out, then never answered: a quick refusal is not a quick
 * answer.
 */
public sealed interface LatencyBound extends Comparable<LatencyBound> {
    Comparator<LatencyBound> SHORTEST_FIRST =
            Comparator.comparingInt(LatencyBound::place).thenComparingLong(LatencyBound::known);

    record Measured(long micros) implements LatencyBound {}

    /** Censored by a deadline: at least this long. */
    record AtLeast(long micros) implements LatencyBound {}

    record Never() implements LatencyBound {}

    @Override
    default int compareTo(LatencyBound other) {
        return SHORTEST_FIRST.compare(this, other);
    }

    private static int place(LatencyBound bound) {
        return switch (bound) {
            case Measured _ -> 0;
            case AtLeast _ -> 1;
            case Never _ -> 2;
        };
    }

    private static long known(LatencyBound bound) {
        return switch (bound) {
            case Measured(long micros) -> micros;
            case AtLeast(long micros) -> micros;
            case Never _ -> 0;
        };
    }
}
