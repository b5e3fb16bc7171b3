package dev.nines.monitor.metrics;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Of;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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

    /** Whether a bucket ends at this limit: there are more buckets than most people have limits, and no more. */
    public boolean isBound(Of of, Duration limit) {
        return Arrays.stream(bounds(of)).anyMatch(bound -> Double.compare(bound, Buckets.seconds(limit)) == 0);
    }

    /** A limit as the label {@code le} of the text formats says it. */
    public static String text(Duration limit) {
        return Double.toString(Buckets.seconds(limit));
    }

    double[] bounds(Of of) {
        return switch (of) {
            case FIRST_TOKEN -> Buckets.bounds(Buckets.FIRST_TOKEN, firstToken);
            case TOTAL -> Buckets.bounds(Buckets.TOTAL, total);
        };
    }

    /** What a timeout counts as: its limit, and more than any limit of a contract, which it missed however soon it was given up. */
    double timedOut(Of of, Duration limit) {
        var longest = (of == Of.FIRST_TOKEN ? firstToken : total).stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return Math.max(Buckets.seconds(limit), Math.nextUp(Buckets.seconds(longest)));
    }

    public LatencyLimits {
        firstToken = Set.copyOf(firstToken);
        total = Set.copyOf(total);
        withoutFirstToken = Set.copyOf(withoutFirstToken);
    }
}
