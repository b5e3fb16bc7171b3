package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.metrics.SlaMetrics;
import dev.nines.monitor.metrics.SlaMetrics.Quantile;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.distribution.Distributions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is told of contracts beside how they stand, and takes longer to count: how fast budgets burn, and where promised percentiles are.
 * For the thread of {@link StandingRound}.
 */
public final class MeasuringRound {
    /** One of those that page and one of those that open a ticket; more would cost a target more series than it may have. */
    private static final Map<String, Duration> WINDOWS = Map.of("1h", Duration.ofHours(1), "1d", Duration.ofDays(1));
    /** Runs of the last moments may still be on their way from the spool. */
    private static final Duration ON_THEIR_WAY = Duration.ofMinutes(2);

    private final List<ContractSettings> contracts;
    private final Sources sources;
    private final Burning burning;
    private final SlowEnd slowEnd;
    private final Outlet outlet;

    /**
     * Where it is counted.
     *
     * @param runs which has been asked how those rules stand that sums cannot answer
     * @param series all that were ever seen
     */
    public record Sources(Sums sums, Distributions distributions, StoodByRuns runs, Supplier<Collection<Series>> series) {}

    /** @param asked others have rows of this period, too, and no place among the metrics of what is watched */
    public record Outlet(SlaMetrics metrics, Predicate<Series> asked) {}

    public MeasuringRound(List<ContractSettings> contracts, Sources sources, Outlet outlet) {
        this.contracts = List.copyOf(contracts);
        this.sources = sources;
        this.burning = new Burning(sources.sums());
        this.slowEnd = new SlowEnd(sources.distributions(), sources.sums());
        this.outlet = outlet;
    }

    /** As the metric names them. */
    public static Collection<String> windows() {
        return WINDOWS.keySet();
    }

    public void run(Instant now) {
        for (var settings : contracts) {
            for (var rule : settings.contract().rules()) {
                var key = new RuleKey(settings.contract().id(), rule.id());
                WINDOWS.forEach((name, length) -> outlet.metrics().burn(key, name, asked(burns(settings, rule, length, now))));
                if (rule instanceof Rule.Latency latency) outlet.metrics().quantiles(key, asked(quantiles(settings, latency, now)));
            }
        }
    }

    private Map<Series, Burn> burns(ContractSettings settings, Rule rule, Duration length, Instant now) {
        if (!settings.contract().term().active().contains(now)) return Map.of();
        return burning.of(settings, rule, new Span(now.minus(length).truncatedTo(ChronoUnit.MINUTES), now));
    }

    private Map<Series, Quantile> quantiles(ContractSettings settings, Rule.Latency rule, Instant now) {
        if (!StoodBySums.canSay(settings.contract(), rule)) return sources.runs().quantiles(settings, rule);
        var term = settings.contract().term();
        var stored = now.minus(ON_THEIR_WAY).truncatedTo(ChronoUnit.MINUTES);
        var judged = term.judged(term.periodAt(now));
        var passed = judged.overlap(new Span(judged.from(), judged.from().isAfter(stored) ? judged.from() : stored));
        return passed.isEmpty() ? Map.of() : slowEnd.of(settings, rule, passed, sources.series().get());
    }

    private <T> Map<Series, T> asked(Map<Series, T> all) {
        return all.entrySet().stream().filter(one -> outlet.asked().test(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
