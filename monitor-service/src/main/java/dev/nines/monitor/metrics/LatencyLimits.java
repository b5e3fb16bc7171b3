package dev.nines.monitor.metrics;

import java.time.Duration;
import java.util.Set;

/** The latency limits that contracts judge by. Each becomes a bucket's bound, so that the share within a limit is exact. */
public record LatencyLimits(Set<Duration> firstToken, Set<Duration> total) {
    public static final LatencyLimits NONE = new LatencyLimits(Set.of(), Set.of());

    public LatencyLimits {
        firstToken = Set.copyOf(firstToken);
        total = Set.copyOf(total);
    }
}
