package dev.nines.monitor.metrics;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Of;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The limits that contracts judge latencies by. Each is a bucket's bound, so that the share within it is exact.
 *
 * @param withoutFirstToken probes whose timeouts are no late first tokens
 */
public record LatencyLimits(Set<Duration> firstToken, Set<Duration> total, Set<String> withoutFirstToken) {
    public static final LatencyLimits NONE = new LatencyLimits(Set.of(), Set.of(), Set.of());

    /** The limits of every latency rule of every contract. */
    public static LatencyLimits of(Settings settings) {
        return new LatencyLimits(limits(settings.contracts(), Of.FIRST_TOKEN), limits(settings.contracts(), Of.TOTAL),
                settings.withoutFirstToken());
    }

    private static Set<Duration> limits(Collection<ContractSettings> contracts, Of of) {
        return contracts.stream().flatMap(c -> c.contract().rules().stream())
                .flatMap(rule -> rule instanceof Rule.Latency l && l.of() == of ? Stream.of(l.limit()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    public LatencyLimits {
        firstToken = Set.copyOf(firstToken);
        total = Set.copyOf(total);
        withoutFirstToken = Set.copyOf(withoutFirstToken);
    }
}
