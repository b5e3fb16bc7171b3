package dev.nines.monitor.export;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Recording and alerting rules for a Prometheus that scrapes us, made from the contracts of a configuration. They speak of the last
 * hours and days; what a month was is counted from rows, and is not for them to say.
 */
public final class PrometheusRules {
    private static final String HEAD = "Recording and alerting rules for Prometheus, made by nines export prometheus-rules. Make them again when the configuration changes.";

    private final LatencyLimits limits;
    private final List<Promise> promises = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private PrometheusRules(Settings settings) {
        this.limits = LatencyLimits.of(settings);
        for (var contract : settings.contracts()) {
            for (var rule : contract.contract().rules()) take(settings, contract, rule);
        }
    }

    public static PrometheusRules of(Settings settings) {
        return new PrometheusRules(settings);
    }

    /** A whole file of rules. */
    public String text() {
        var groups = Stream.concat(promises.stream().flatMap(p -> new PromiseRules(p).groups().stream()), HealthRules.groups().stream());
        return RulesYaml.text(Stream.concat(Stream.of(HEAD), leftOut.stream()).toList(), Map.of("groups", groups.map(Group::members).toList()));
    }

    /** Sentences: which rules of which contracts cannot be told in these terms, and why. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    List<Promise> promises() {
        return List.copyOf(promises);
    }

    private void take(Settings settings, ContractSettings contract, Rule rule) {
        switch (rule) {
            case Rule.Uptime _ -> take(settings, contract, rule, Sli.ofRuns(contract));
            case Rule.Latency l when limits.isBound(l.of(), l.limit()) -> take(settings, contract, rule, Sli.ofLatencies(contract, l));
            case Rule.Latency _ -> leaveOut(contract, rule, "its limit is no bucket of the histogram: contracts name more limits than there are buckets");
            case Rule.Intervals _ -> leaveOut(contract, rule, "a share of intervals cannot be read from counters of runs");
        }
    }

    private void take(Settings settings, ContractSettings contract, Rule rule, Sli sli) {
        var probes = settings.probes().stream().filter(p -> contract.isAskedBy(p.name())).toList();
        var promise = new Promise(contract, rule.id(), rule.objective(), sli, probes);
        if (rule.objective().equals(new Objective(1_000_000))) {
            leaveOut(contract, rule, "a promise of 100 % has no budget to burn; NinesIncidentOpen speaks for it");
        } else {
            promises.add(promise);
        }
    }

    private void leaveOut(ContractSettings contract, Rule rule, String why) {
        leftOut.add("Left out: " + contract.contract().id() + "/" + rule.id() + ", because " + why + ".");
    }
}
