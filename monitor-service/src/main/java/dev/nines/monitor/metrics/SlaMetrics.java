package dev.nines.monitor.metrics;

import dev.nines.probe.Series;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How contracts stand, as of the last evaluation. Drawn values: the verdict itself is exact and is kept elsewhere. */
public final class SlaMetrics {
    private static final double MICROS = 1e6;

    /** A rule by its contract's id and its own. */
    public record RuleKey(String contract, String rule) {
        boolean isOf(List<String> labels) {
            return SeriesLabels.after(labels).subList(0, 2).equals(List.of(contract, rule));
        }
    }

    /** What can be said of a period that is not over: there is no verdict yet, unless the rest of it can change nothing. */
    public enum State { UNDECIDED, BREACH_CERTAIN, MET_CERTAIN }

    /** What is known of one rule and one series. */
    public sealed interface Standing {}

    /**
     * @param attained share of good among what counts, 0 to 1
     * @param budgetLeft share of the whole period's error budget that is left; negative where it is overspent
     */
    public record Measured(State state, double attained, double budgetLeft) implements Standing {}

    /** Nothing counts yet: undecided, and no number. */
    public record Unmeasured() implements Standing {}

    /** Where a promised percentile is, so far. */
    public sealed interface Quantile {
        /** How many runs were counted. */
        long samples();

        /** @param bound asked only where so many runs have such a percentile */
        static Quantile of(Percentile percentile, long samples, Function<Percentile, LatencyBound> bound) {
            return samples < percentile.minimumSamples() ? new TooFew(samples) : new Shown(samples, bound.apply(percentile));
        }
    }

    public record Shown(long samples, LatencyBound bound) implements Quantile {}

    /** So few have no such percentile. */
    public record TooFew(long samples) implements Quantile {}

    private final Gauge objective;
    private final Gauge limit;
    private final Gauge attainment;
    private final Gauge budget;
    private final Gauge verdict;
    private final Gauge burnRate;
    private final Gauge quantile;
    private final Gauge samples;

    SlaMetrics(PrometheusRegistry registry) {
        objective = Gauge.builder().name("nines_sla_objective_ratio")
                .help("Share of good that the rule promises; of a percentile, that percentile.").labelNames("contract", "rule").register(registry);
        limit = Gauge.builder().name("nines_sla_limit_seconds")
                .help("What the promised percentile may be at most.").labelNames("contract", "rule").register(registry);
        attainment = gauge("nines_sla_attainment_ratio",
                "Share of good in the contract's current period.").register(registry);
        budget = gauge("nines_sla_error_budget_remaining_ratio",
                "Share of the whole period's error budget that is left; negative where overspent.").register(registry);
        verdict = gauge("nines_sla_verdict",
                "1 for the state that the running period is in, 0 for the others.", "state").register(registry);
        burnRate = gauge("nines_sla_burn_rate",
                "How many times as fast as promised bad runs came in the window; runs alone count.", "window").register(registry);
        quantile = gauge("nines_sla_latency_quantile_seconds",
                "The promised percentile in the current period, by nearest rank from stored runs. A timeout counts as its limit, +Inf is never answered.")
                .register(registry);
        samples = gauge("nines_sla_latency_samples", "Runs that the promised percentile is of.").register(registry);
    }

    public void promised(RuleKey rule, double objectiveRatio) {
        objective.labelValues(rule.contract(), rule.rule()).set(objectiveRatio);
    }

    public void limited(RuleKey rule, Duration atMost) {
        limit.labelValues(rule.contract(), rule.rule()).set(Buckets.seconds(atMost));
    }

    void update(Series series, RuleKey rule, Standing standing) {
        switch (standing) {
            case Measured m -> {
                attainment.labelValues(labels(series, rule)).set(m.attained());
                budget.labelValues(labels(series, rule)).set(m.budgetLeft());
                state(series, rule, m.state());
            }
            case Unmeasured _ -> {
                for (var gauge : List.of(attainment, budget)) gauge.remove(labels(series, rule));
                state(series, rule, State.UNDECIDED);
            }
        }
    }

    /** Of all others nothing is known: they may have stood somewhere in the period before. */
    public void stand(RuleKey rule, Map<Series, Standing> standings) {
        for (var gauge : List.of(attainment, budget, verdict)) forgetOthers(gauge, rule, standings.keySet());
        standings.forEach((series, standing) -> update(series, rule, standing));
    }

    /** Of all others nothing is known. */
    public void burn(RuleKey rule, String window, Map<Series, Burn> burns) {
        var known = burns.entrySet().stream().filter(e -> e.getValue() instanceof Burn.Rate).map(Map.Entry::getKey).toList();
        var others = SeriesLabels.ofOthersThan(known);
        burnRate.removeIf(l -> rule.isOf(l) && l.getLast().equals(window) && others.apply(l));
        each(burns, Burn.Rate.class, (series, rate) ->
                burnRate.labelValues(SeriesLabels.of(series, rule.contract(), rule.rule(), window)).set(rate.multiple().decimal(9).doubleValue()));
    }

    /** Of all others nothing is known. */
    public void quantiles(RuleKey rule, Map<Series, Quantile> quantiles) {
        forgetOthers(samples, rule, quantiles.keySet());
        forgetOthers(quantile, rule, quantiles.entrySet().stream().filter(e -> e.getValue() instanceof Shown).map(Map.Entry::getKey).toList());
        quantiles.forEach((series, one) -> samples.labelValues(labels(series, rule)).set((double) one.samples()));
        each(quantiles, Shown.class, (series, shown) -> quantile.labelValues(labels(series, rule)).set(seconds(shown.bound())));
    }

    /** For a rule that no contract has any more. */
    public void forget(RuleKey rule) {
        for (var gauge : List.of(objective, limit)) gauge.remove(rule.contract(), rule.rule());
        for (var gauge : bySeries()) gauge.removeIf(rule::isOf);
    }

    void forget(Series series) {
        for (var gauge : bySeries()) gauge.removeIf(l -> SeriesLabels.isOf(series, l));
    }

    void keepOnly(Collection<Series> these) {
        for (var gauge : bySeries()) gauge.removeIf(SeriesLabels.ofOthersThan(these));
    }

    private static void forgetOthers(Gauge gauge, RuleKey rule, Collection<Series> known) {
        var others = SeriesLabels.ofOthersThan(known);
        gauge.removeIf(l -> rule.isOf(l) && others.apply(l));
    }

    private static <T, S extends T> void each(Map<Series, T> all, Class<S> kind, BiConsumer<Series, S> then) {
        all.forEach((series, one) -> {
            if (kind.isInstance(one)) then.accept(series, kind.cast(one));
        });
    }

    private static double seconds(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured(long micros) -> micros / MICROS;
            case LatencyBound.AtLeast(long micros) -> micros / MICROS;
            case LatencyBound.Never _ -> Double.POSITIVE_INFINITY;
        };
    }

    private void state(Series series, RuleKey rule, State now) {
        for (var each : State.values()) {
            verdict.labelValues(SeriesLabels.of(series, rule.contract(), rule.rule(), each.name())).set(each == now ? 1 : 0);
        }
    }

    private List<Gauge> bySeries() {
        return List.of(attainment, budget, verdict, burnRate, quantile, samples);
    }

    private static String[] labels(Series series, RuleKey rule) {
        return SeriesLabels.of(series, rule.contract(), rule.rule());
    }

    private static Gauge.Builder gauge(String name, String help, String... more) {
        var names = new ArrayList<>(List.of("contract", "rule"));
        names.addAll(List.of(more));
        return Gauge.builder().name(name).help(help).labelNames(SeriesLabels.namesAnd(names.toArray(String[]::new)));
    }
}
