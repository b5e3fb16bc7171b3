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
import java.util.Map;

/** {@code contracts.*.uptime} and {@code contracts.*.latency}. */
final class RuleReader {
    private static final Map<String, Rule.Of> OF = Map.of("first-token", Rule.Of.FIRST_TOKEN, "total", Rule.Of.TOTAL);
    private static final Map<String, Rule.Failures> FAILURES =
            Map.of("over", Rule.Failures.OVER, "excluded", Rule.Failures.EXCLUDED);

    private RuleReader() {}

    static List<Rule> rules(Fields contract) {
        var uptime = contract.find("uptime");
        var latency = contract.find("latency");
        if (uptime.isEmpty() && latency.isEmpty()) contract.missing("uptime", "must be given, or latency, or both");
        var rules = new ArrayList<Rule>();
        uptime.ifPresent(e -> uptime(e.fields()).ifOk(rules::add));
        latency.ifPresent(e -> latency(e.fields()).ifOk(rules::add));
        return rules;
    }

    private static Parsed<Rule> uptime(Fields f) {
        var objective = f.required("objective", RuleReader::objective, "99.9%");
        return f.build(() -> new Rule.Uptime("uptime", objective.value()));
    }

    static Parsed<Objective> objective(String text) {
        return Literals.percent(text)
                .then(p -> p == 0 ? Parsed.wrong("must be above 0%") : Parsed.ok(new Objective(p)));
    }

    private static Parsed<Rule> latency(Fields f) {
        var percentile = f.required("percentile", Values::percentile, "p99");
        var of = f.required("of", Literals.oneOf(OF), "first-token or total");
        var limit = f.required("limit", Literals::duration, "800ms");
        var failures = f.required("failures", Literals.oneOf(FAILURES), "over or excluded");
        var samples = f.demand("minimum-samples", "100").map(e -> samples(e, percentile)).orElseGet(Parsed::reported);
        return f.build(() -> new Rule.Latency("latency", percentile.value(), of.value(), limit.value(),
                failures.value(), samples.value()));
    }

    private static Parsed<Integer> samples(Entry entry, Parsed<Percentile> percentile) {
        var count = entry.as(Literals.count(1, 100_000_000));
        percentile.ifOk(p -> count.ifOk(n -> {
            if (n < p.minimumSamples()) {
                entry.problem("must be at least " + p.minimumSamples() + ", or " + p.text() + " cannot be seen");
            }
        }));
        return count;
    }
}
