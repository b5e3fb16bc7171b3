package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.measure.Measure.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code contracts.*.measure}. Every parameter must be there: contracts differ in each. */
final class MeasureReader {
    private static final List<String> KEYS = List.of("request-ratio", "mean-error-rate", "downtime-minutes", "interval-attainment");
    private static final int MILLION = 1_000_000;

    private MeasureReader() {}

    static List<Rule> rules(Fields f) {
        var rules = new ArrayList<Rule>();
        read(f, "request-ratio", MeasureReader::requestRatio, rules);
        read(f, "mean-error-rate", MeasureReader::meanErrorRate, rules);
        read(f, "downtime-minutes", MeasureReader::downtimeMinutes, rules);
        if (rules.size() > 1) f.entry().problem("must have one of request-ratio, mean-error-rate and downtime-minutes: each promises uptime");
        read(f, "interval-attainment", SpeedReader::intervals, rules);
        boolean isEmpty = KEYS.stream().allMatch(k -> f.find(k).isEmpty());
        if (isEmpty && f.entry().isTable()) f.entry().problem("must have one of " + String.join(", ", KEYS));
        f.build(() -> rules);
        return rules;
    }

    private static void read(Fields f, String key, Function<Fields, Parsed<Rule>> reader, List<Rule> rules) {
        f.find(key).ifPresent(e -> reader.apply(e.fields()).ifOk(rules::add));
    }

    private static Parsed<Rule> requestRatio(Fields f) {
        var objective = f.required("objective", RuleReader::objective);
        var repeats = wordOr(f, "repeats", new Repeats.Counted(), table ->
                table.required("suppressed-for", Literals::duration).map(Repeats.Suppressed::new));
        var slow = wordOr(f, "slow-success", new SlowSuccess.Good(), table ->
                table.required("bad-above", Literals::duration).map(SlowSuccess.BadAbove::new));
        return f.build(() -> new Rule.Uptime("uptime", objective.value(), new RequestRatio(repeats.value(), slow.value())));
    }

    /** Either the one word that this place knows, or a table. */
    private static <T> Parsed<T> wordOr(Fields f, String key, T meaning, Function<Fields, Parsed<? extends T>> reader) {
        return f.demand(key).map(e -> {
            if (!e.isTable()) return e.<T>word(_ -> meaning);
            Fields table = e.fields();
            var read = reader.apply(table);
            return table.<T>build(read::value);
        }).orElseGet(Parsed::reported);
    }

    private static Parsed<Rule> meanErrorRate(Fields f) {
        var objective = f.required("objective", RuleReader::objective);
        var width = f.required("width", Literals::duration);
        var empty = f.requiredWord("empty-interval", EmptyInterval.class);
        var denominator = f.requiredWord("denominator", Denominator.class);
        return f.build(() -> new Rule.Uptime("uptime", objective.value(),
                new MeanErrorRate(width.value(), empty.value(), denominator.value())));
    }

    private static Parsed<Rule> downtimeMinutes(Fields f) {
        var objective = f.required("objective", RuleReader::objective);
        var rate = f.required("error-rate-above", Literals::percent);
        var requests = f.requiredCount("minimum-requests");
        var run = run(f);
        var excluded = f.requiredWord("excluded-time", ExcludedTime.class);
        var denominator = f.requiredWord("denominator", Denominator.class);
        return f.build(() -> new Rule.Uptime("uptime", objective.value(), new DowntimeMinutes(
                new DownMinute(new Ratio(rate.value(), MILLION), requests.value()), run.value(),
                new Total(excluded.value(), denominator.value()))));
    }

    private static Parsed<Run> run(Fields f) {
        var minutes = f.requiredCount("consecutive-minutes");
        var scope = f.requiredWord("run-scope", RunScope.class);
        var silent = f.requiredWord("without-requests", Gap.class);
        var excluded = f.requiredWord("excluded-minutes", Gap.class);
        return minutes.then(m -> scope.then(s -> silent.then(g -> excluded.map(e -> new Run(m, s, g, e)))));
    }
}
