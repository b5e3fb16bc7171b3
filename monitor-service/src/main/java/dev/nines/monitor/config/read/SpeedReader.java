package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.ReplyFilter.Tier;
import dev.nines.sla.reply.Statistic;
import java.util.List;
import java.util.Set;

/** {@code contracts.*.measure.interval-attainment}. */
final class SpeedReader {
    private static final String MEAN = "mean";
    private static final String ANY_TIER = "any";

    private SpeedReader() {}

    static Parsed<Rule> intervals(Fields f) {
        var objective = f.required("objective", RuleReader::objective);
        var speed = f.requiredWord("speed", Speed.class);
        var statistic = statistic(f);
        var target = target(f);
        var width = f.required("width", Literals::duration);
        var samples = f.requiredCount("minimum-samples");
        var valid = valid(f);
        return f.build(() -> new Rule.Intervals("speed", objective.value(), new IntervalAttainment(
                speed.value(), statistic.value(), target.value(), valid.value(), width.value(), samples.value())));
    }

    /** A mean has no definition of what lies between two values. */
    private static Parsed<Statistic> statistic(Fields f) {
        var text = f.required("statistic", SpeedReader::statistic);
        if (text instanceof Parsed.Ok<String>(String word) && word.equals(MEAN)) {
            f.find("quantile").ifPresent(e -> e.problem("makes no sense beside statistic: mean"));
            return Parsed.ok(new Statistic.Mean());
        }
        var definition = f.requiredWord("quantile", Statistic.Definition.class);
        return text.then(Values::percentile).then(p -> definition.map(d -> new Statistic.Quantile(p, d)));
    }

    private static Parsed<String> statistic(String text) {
        return text.equals(MEAN) || Values.percentile(text) instanceof Parsed.Ok
                ? Parsed.ok(text) : Parsed.wrong("is not a statistic; write p50, p99 or mean");
    }

    private static Parsed<Target> target(Fields f) {
        var comparison = f.requiredWord("comparison", Comparison.class);
        var value = f.required("target", Literals::decimal);
        return comparison.then(c -> value.map(v -> new Target(c, Fraction.of(v))));
    }

    private static Parsed<ReplyFilter> valid(Fields f) {
        var deliveries = f.demand("deliveries").map(SpeedReader::deliveries).orElseGet(Parsed::reported);
        var output = f.requiredCount("output-tokens-above");
        var input = f.requiredCount("input-tokens-at-most");
        var tier = f.required("tier", Literals::text);
        return deliveries.then(d -> output.then(o -> input.then(i -> tier.map(t -> new ReplyFilter(Set.copyOf(d), o, i, tier(t))))));
    }

    private static Parsed<List<Delivery>> deliveries(Entry entry) {
        var listed = entry.words(Delivery.class);
        listed.ifOk(list -> {
            if (list.isEmpty()) entry.problem("must name at least one, such as [streamed]");
        });
        return listed;
    }

    private static Tier tier(String name) {
        return name.equals(ANY_TIER) ? new Tier.Any() : new Tier.Only(name);
    }
}
