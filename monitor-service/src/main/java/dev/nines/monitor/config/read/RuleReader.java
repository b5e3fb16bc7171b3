package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import java.util.ArrayList;
import java.util.List;

/** {@code contracts.*.uptime}, {@code measure} and {@code latency}. */
final class RuleReader {
    private RuleReader() {}

    static List<Rule> rules(Fields contract) {
        var uptime = contract.find("uptime");
        var measure = contract.find("measure");
        var latency = contract.find("latency");
        if (uptime.isEmpty() && measure.isEmpty() && latency.isEmpty()) {
            contract.missing("uptime", "must be given, or measure, or latency, or several of them");
        }
        var rules = new ArrayList<Rule>();
        uptime.ifPresent(e -> uptime(e.fields()).ifOk(rules::add));
        measure.ifPresent(e -> rules.addAll(MeasureReader.rules(e.fields())));
        if (rules.stream().filter(Rule.Uptime.class::isInstance).count() > 1 && uptime.isPresent()) {
            uptime.get().problem("must not stand beside a measure of uptime; interval-attainment alone may");
        }
        latency.ifPresent(e -> latency(e.fields()).ifOk(rules::add));
        return rules;
    }

    private static Parsed<Rule> uptime(Fields f) {
        var objective = f.required("objective", RuleReader::objective);
        return f.build(() -> new Rule.Uptime("uptime", objective.value()));
    }

    static Parsed<Objective> objective(String text) {
        return Literals.percent(text)
                .then(p -> p == 0 ? Parsed.wrong("must be above 0%") : Parsed.ok(new Objective(p)));
    }

    private static Parsed<Rule> latency(Fields f) {
        var percentile = f.required("percentile", Values::percentile);
        var of = f.requiredWord("of", Rule.Of.class);
        var limit = f.required("limit", Literals::duration);
        var failures = f.requiredWord("failures", Rule.Failures.class);
        var samples = f.demand("minimum-samples").map(e -> samples(e, percentile)).orElseGet(Parsed::reported);
        return f.build(() -> new Rule.Latency("latency", percentile.value(), of.value(), limit.value(),
                failures.value(), samples.value()));
    }

    private static Parsed<Integer> samples(Entry entry, Parsed<Percentile> percentile) {
        var count = entry.count();
        percentile.ifOk(p -> count.ifOk(n -> {
            if (n < p.minimumSamples()) {
                entry.problem("must be at least " + p.minimumSamples() + ", or " + p.text() + " cannot be seen");
            }
        }));
        return count;
    }
}
