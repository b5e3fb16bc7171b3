package dev.nines.monitor.metrics;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Of;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The limits that contracts judge latencies by. Each is a bucket's bound, so that the share within it is exact. */
public record LatencyLimits(Set<Duration> firstToken, Set<Duration> total) {
    public static final LatencyLimits NONE = new LatencyLimits(Set.of(), Set.of());

    /** The limits of every latency rule of these contracts. */
    public static LatencyLimits of(Collection<ContractSettings> contracts) {
        return new LatencyLimits(limits(contracts, Of.FIRST_TOKEN), limits(contracts, Of.TOTAL));
    }

    private static Set<Duration> limits(Collection<ContractSettings> contracts, Of of) {
        return contracts.stream().flatMap(c -> c.contract().rules().stream())
                .flatMap(rule -> rule instanceof Rule.Latency l && l.of() == of ? Stream.of(l.limit()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    public LatencyLimits {
        firstToken = Set.copyOf(firstToken);
        total = Set.copyOf(total);
    }
}
