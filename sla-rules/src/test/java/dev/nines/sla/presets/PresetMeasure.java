package dev.nines.sla.presets;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.measure.Measure.Target;
import dev.nines.sla.measure.Measure.Total;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.reply.Statistic.Definition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A preset's measure, with an example in the place of what only the contract's reader knows. */
record PresetMeasure(Objective objective, Measure measure) {
    static PresetMeasure of(Keys keys, List<?> notSet) {
        var kind = keys.only();
        var inner = keys.keys(kind);
        var found = new PresetMeasure(inner.objective("objective"), measure(kind, inner, notSet));
        inner.assertAllRead();
        return found;
    }

    private static Measure measure(String kind, Keys keys, List<?> notSet) {
        return switch (kind) {
            case "request-ratio" -> new RequestRatio(
                    new Repeats.Suppressed(keys.keys("repeats").duration("suppressed-for")),
                    new SlowSuccess.BadAbove(keys.keys("slow-success").duration("bad-above")));
            case "mean-error-rate" -> new MeanErrorRate(
                    keys.duration("width"), keys.word(EmptyInterval.class, "empty-interval"),
                    keys.word(Denominator.class, "denominator"));
            case "downtime-minutes" -> downtime(keys, notSet);
            case "interval-attainment" -> attainment(keys);
            default -> throw new AssertionError("no such measure: " + kind);
        };
    }

    private static Measure downtime(Keys keys, List<?> notSet) {
        boolean known = !notSet.contains("error-rate-above");
        var minute = known
                ? new DownMinute(new Ratio(keys.millionths("error-rate-above"), 1_000_000), keys.number("minimum-requests"))
                : new DownMinute(new Ratio(1, 2), 1);
        var run = new Run(
                keys.number("consecutive-minutes"), keys.word(RunScope.class, "run-scope"),
                keys.word(Gap.class, "without-requests"), keys.word(Gap.class, "excluded-minutes"));
        var total = new Total(keys.word(ExcludedTime.class, "excluded-time"), keys.word(Denominator.class, "denominator"));
        return new DowntimeMinutes(minute, run, total);
    }

    private static Measure attainment(Keys keys) {
        var percentile = new Percentile(Integer.parseInt(keys.text("statistic").substring(1)) * 10_000);
        var statistic = new Statistic.Quantile(percentile, keys.word(Definition.class, "quantile"));
        var deliveries = keys.list("deliveries").stream()
                .map(word -> Delivery.valueOf(word.toString().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        var valid = new ReplyFilter(
                deliveries, keys.number("output-tokens-above"), keys.number("input-tokens-at-most"),
                new ReplyFilter.Tier.Only("the tier that is paid for"));
        var target = new Target(keys.word(Comparison.class, "comparison"), Fraction.of(50));
        return new IntervalAttainment(Speed.WHOLE_ANSWER, statistic, target, valid, keys.duration("width"), keys.number("minimum-samples"));
    }
}
