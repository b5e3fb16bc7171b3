package dev.nines.monitor.metrics;

import dev.nines.probe.Series;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;

/** How contracts stand, as of the last evaluation. Drawn values: the verdict itself is exact and is kept elsewhere. */
public final class SlaMetrics {
    /** A rule by its contract's id and its own. */
    public record RuleKey(String contract, String rule) {}

    /** The words of a verdict, and of a running period that even a perfect rest cannot save. */
    public enum State { MET, BREACHED, UNDECIDED, BREACH_CERTAIN }

    /** What is known of one rule and one series. */
    public sealed interface Standing {}

    /**
     * @param attained share of good among what counts, 0 to 1
     * @param budgetLeft share of the whole period's error budget that is left; negative where it is overspent
     */
    public record Measured(State state, double attained, double budgetLeft) implements Standing {}

    /** Nothing counts yet: undecided, and no number. */
    public record Unmeasured() implements Standing {}

    private final Gauge objective;
    private final Gauge attainment;
    private final Gauge budget;
    private final Gauge verdict;

    SlaMetrics(PrometheusRegistry registry) {
        objective = Gauge.builder().name("nines_sla_objective_ratio")
                .help("Share of good that the rule promises.").labelNames("contract", "rule").register(registry);
        attainment = gauge("nines_sla_attainment_ratio",
                "Share of good in the contract's current period.").register(registry);
        budget = gauge("nines_sla_error_budget_remaining_ratio",
                "Share of the whole period's error budget that is left; negative where overspent.").register(registry);
        verdict = gauge("nines_sla_verdict",
                "1 for the state the rule is in; the other states have no series.", "state").register(registry);
    }

    public void promised(RuleKey rule, double objectiveRatio) {
        objective.labelValues(rule.contract(), rule.rule()).set(objectiveRatio);
    }

    public void update(Series series, RuleKey rule, Standing standing) {
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

    /** For a rule that no contract has any more. */
    public void forget(RuleKey rule) {
        objective.remove(rule.contract(), rule.rule());
        int own = SeriesLabels.namesAnd().length;
        for (var gauge : bySeries()) {
            gauge.removeIf(l -> l.subList(own, own + 2).equals(List.of(rule.contract(), rule.rule())));
        }
    }

    void forget(Series series) {
        for (var gauge : bySeries()) gauge.removeIf(l -> SeriesLabels.isOf(series, l));
    }

    private void state(Series series, RuleKey rule, State now) {
        for (var each : State.values()) {
            var labels = SeriesLabels.of(series, rule.contract(), rule.rule(), each.name());
            if (each == now) verdict.labelValues(labels).set(1);
            else verdict.remove(labels);
        }
    }

    private List<Gauge> bySeries() {
        return List.of(attainment, budget, verdict);
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
