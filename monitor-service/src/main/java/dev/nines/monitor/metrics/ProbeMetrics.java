package dev.nines.monitor.metrics;

import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.sla.contract.Rule.Of;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What probes found, as it is found. A latency is that of an answered run, or the limit of one that timed out. */
public final class ProbeMetrics {
    private static final String CENSORED =
            " A timeout counts as its limit, which it lasted at least, and above every limit of a contract; other failures are not in here.";

    private final PrometheusRegistry registry;
    private final Histogram perToken;
    private final Counter observations;
    private final Counter tokens;
    private final Counter cost;
    private final LastRuns lastRuns;
    private volatile Latencies latencies;
    private final Set<Series> known = ConcurrentHashMap.newKeySet();

    /** The histograms whose bounds are limits of contracts, and the limits. */
    private record Latencies(LatencyLimits limits, Histogram total, Histogram firstToken) {
        List<Histogram> both() {
            return List.of(total, firstToken);
        }
    }

    ProbeMetrics(PrometheusRegistry registry, LatencyLimits limits) {
        this.registry = registry;
        latencies = new Latencies(limits, total(limits).register(registry), firstToken(limits).register(registry));
        perToken = histogram("nines_probe_time_per_output_token_seconds",
                "Mean distance between tokens after the first, of answered runs.",
                Buckets.PER_TOKEN.stream().mapToDouble(Double::doubleValue).toArray()).register(registry);
        observations = counter("nines_probe_observations", "Runs by what happened.", "class").register(registry);
        tokens = counter("nines_probe_tokens",
                "Tokens as the endpoint reported them; reasoning is inside completion.", "type").register(registry);
        cost = counter("nines_probe_cost_dollars",
                "What probing cost, where price and token counts are known.").register(registry);
        lastRuns = new LastRuns(registry);
    }

    /**
     * Other limits are in force. A histogram whose bounds they are not begins anew, as at a start: a count below a bound that nobody
     * counted at cannot be made up.
     */
    public void limitBy(LatencyLimits next) {
        var before = latencies;
        latencies = new Latencies(next,
                sameBounds(before.limits(), next, Of.TOTAL) ? before.total() : anew(before.total(), total(next)),
                sameBounds(before.limits(), next, Of.FIRST_TOKEN) ? before.firstToken() : anew(before.firstToken(), firstToken(next)));
    }

    /** A run of a former process: when and how it ended is still so, and what that process counted is not ours to count. */
    public void ranBefore(Series series, Observation o) {
        lastRuns.ran(series, o);
    }

    public void observed(Observation o) {
        count(o);
        lastRuns.ran(o.series(), o);
        switch (o.outcome()) {
            case Answered _ -> answered(o);
            case TimedOut t -> {
                var now = latencies;
                now.total().labelValues(SeriesLabels.of(o.series())).observe(now.limits().timedOut(Of.TOTAL, t.limit()));
                if (!now.limits().withoutFirstToken().contains(o.series().target().probe())) {
                    now.firstToken().labelValues(SeriesLabels.of(o.series())).observe(now.limits().timedOut(Of.FIRST_TOKEN, t.limit()));
                }
            }
            case Failed _, Local _ -> {}
        }
        spent(o);
    }

    void forget(Series series) {
        known.remove(series);
        lastRuns.forget(series);
        latencies.both().forEach(h -> h.removeIf(l -> SeriesLabels.isOf(series, l)));
        perToken.removeIf(l -> SeriesLabels.isOf(series, l));
        List.of(observations, tokens, cost).forEach(c -> c.removeIf(l -> SeriesLabels.isOf(series, l)));
    }

    void keepOnly(Collection<Series> these) {
        known.retainAll(these);
        lastRuns.keepOnly(these);
        var others = SeriesLabels.ofOthersThan(these);
        latencies.both().forEach(h -> h.removeIf(others));
        perToken.removeIf(others);
        List.of(observations, tokens, cost).forEach(c -> c.removeIf(others));
    }

    /**
     * Every class exists from the first run on: a counter born at 1 shows no increase, and a first failure would hide.
     */
    private void count(Observation o) {
        if (known.add(o.series())) {
            for (var each : ObservationClass.values()) {
                observations.initLabelValues(SeriesLabels.of(o.series(), each.name()));
            }
        }
        observations.labelValues(SeriesLabels.of(o.series(), o.observationClass().name())).inc();
    }

    private void answered(Observation o) {
        observe(latencies.total(), o, Phase.TOTAL);
        observe(latencies.firstToken(), o, Phase.TTFT);
        observe(perToken, o, Phase.TPOT);
    }

    private static void observe(Histogram histogram, Observation o, Phase phase) {
        if (o.spoiler(phase).isPresent()) return;
        o.phases().micros(phase)
                .ifPresent(us -> histogram.labelValues(SeriesLabels.of(o.series())).observe(us / 1e6));
    }

    private void spent(Observation o) {
        o.tokens().counts()
                .forEach((kind, n) -> tokens.labelValues(SeriesLabels.of(o.series(), type(kind))).inc(n));
        if (o.cost() instanceof Cost.Usd usd) {
            cost.labelValues(SeriesLabels.of(o.series())).inc(usd.amount().doubleValue());
        }
    }

    private static String type(TokenKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Histogram anew(Histogram before, Histogram.Builder next) {
        registry.unregister(before);
        return next.register(registry);
    }

    private static boolean sameBounds(LatencyLimits a, LatencyLimits b, Of of) {
        return Arrays.equals(a.bounds(of), b.bounds(of));
    }

    private static Histogram.Builder total(LatencyLimits limits) {
        return histogram("nines_probe_duration_seconds", "From the start of a run to its last event." + CENSORED, limits.bounds(Of.TOTAL));
    }

    private static Histogram.Builder firstToken(LatencyLimits limits) {
        return histogram("nines_probe_time_to_first_token_seconds", "From the start of a run to the first token of any channel." + CENSORED,
                limits.bounds(Of.FIRST_TOKEN));
    }

    private static Histogram.Builder histogram(String name, String help, double[] bounds) {
        return Histogram.builder().name(name).help(help)
                .labelNames(SeriesLabels.namesAnd()).classicUpperBounds(bounds);
    }

    private static Counter.Builder counter(String name, String help, String... more) {
        return Counter.builder().name(name).help(help).labelNames(SeriesLabels.namesAnd(more));
    }
}
