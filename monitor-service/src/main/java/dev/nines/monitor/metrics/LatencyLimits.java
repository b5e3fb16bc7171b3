package dev.nines.monitor.metrics;

import java.time.Duration;
import java.util.Set;

/** The limits that contracts judge latencies by. Each is a bucket's bound, so that the share within it is exact. */
public record LatencyLimits(Set<Duration> firstToken, Set<Duration> total) {
    public static final LatencyLimits NONE = new LatencyLimits(Set.of(), Set.of());

    public LatencyLimits {
        firstToken = Set.copyOf(firstToken);
        total = Set.copyOf(total);
    }
}
