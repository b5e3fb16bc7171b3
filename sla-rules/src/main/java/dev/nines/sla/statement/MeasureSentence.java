package dev.nines.sla.statement;

import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a share is measured, with every parameter. */
final class MeasureSentence {
    private MeasureSentence() {}

    static String of(Rule.Uptime rule) {
        return switch (rule.measure()) {
            case RequestRatio ratio -> ratio(rule, ratio);
            case MeanErrorRate rate -> rate(rule, rate);
            case DowntimeMinutes minutes -> minutes(rule, minutes);
        };
    }

    private static String ratio(Rule.Uptime rule, RequestRatio measure) {
        var repeats = switch (measure.repeats()) {
            case Repeats.Counted _ -> "";
            case Repeats.Suppressed(var window) ->
                " An error within " + Words.duration(window) + " after a counted one repeats it and is excluded.";
        };
        var slow = switch (measure.slowSuccess()) {
            case SlowSuccess.Good _ -> "";
            case SlowSuccess.BadAbove(var limit) -> " An answer that took more than " + Words.duration(limit) + " is bad.";
        };
        return "good / (good + bad) runs of the period, " + promised(rule) + "; met when good x 1000000 >= (good + bad) x "
                + rule.objective().perMillion() + "." + repeats + slow;
    }

    private static String rate(Rule.Uptime rule, MeanErrorRate measure) {
        var empty = switch (measure.empty()) {
            case WITHOUT_ERROR -> "one without a request had none that failed";
            case LEFT_OUT -> "one without a request is left out";
        };
        return "1 less the mean error rate of all intervals of " + Words.duration(measure.width())
                + ", laid from the period's beginning, " + promised(rule) + "; " + empty + ". " + whole(measure.denominator());
    }

    private static String minutes(Rule.Uptime rule, DowntimeMinutes measure) {
        var run = measure.run();
        var scope = switch (run.scope()) {
            case ACROSS_PERIODS -> "A run may begin before the period and end after it; its minutes inside count.";
            case WITHIN_PERIOD -> "The period's edges end a run.";
        };
        var excluded = switch (measure.total().excluded()) {
            case KEPT -> "Excluded time stays in the period's length.";
            case REMOVED -> "Excluded time leaves the period's length.";
        };
        return "(minutes - down minutes) / minutes of the period, " + promised(rule) + ". A minute is down when it has at least "
                + measure.minute().minimumRequests() + " runs and more than "
                + measure.minute().errorRateAbove().fraction().plainText() + " of them failed; down minutes count in runs of "
                + run.consecutiveMinutes() + " or more. A minute without a run " + gap(run.withoutRequests())
                + ", an excluded one " + gap(run.excluded()) + ". " + scope + " " + excluded + " "
                + whole(measure.total().denominator());
    }

    static String of(Rule.Intervals rule) {
        IntervalAttainment measure = rule.measure();
        var valid = measure.valid();
        var deliveries = valid.deliveries().stream().map(MeasureSentence::word).collect(Collectors.joining(" or "));
        return "the share of intervals of " + Words.duration(measure.width()) + " in which the " + statistic(measure.statistic())
                + " of the output tokens per second " + speed(measure.speed()) + " is " + word(measure.target().comparison()) + " "
                + measure.target().value().plainText() + ", " + promised(rule) + ". Counted are answers that came " + deliveries
                + ", with more than " + valid.outputTokensAbove() + " output tokens and at most " + valid.inputTokensAtMost()
                + " input tokens" + tier(valid.tier()) + ". An interval with fewer than " + measure.minimumSamples() + " of them is not measured.";
    }

    private static String promised(Rule rule) {
        return "promised at least " + rule.objective().text();
    }

    private static String whole(Measure.Denominator denominator) {
        return switch (denominator) {
            case ACTIVE_PART -> "The whole is the part of the period in which the contract holds.";
            case WHOLE_PERIOD -> "The whole is the period, also where the contract holds in a part of it.";
        };
    }

    private static String gap(Gap gap) {
        return switch (gap) {
            case ENDS_RUN -> "ends a run";
            case BRIDGED -> "is passed over";
        };
    }

    private static String statistic(Statistic statistic) {
        return switch (statistic) {
            case Statistic.Mean _ -> "mean";
            case Statistic.Quantile(var percentile, var definition) -> percentile.text() + " (" + word(definition) + ")";
        };
    }

    private static String tier(ReplyFilter.Tier tier) {
        return switch (tier) {
            case ReplyFilter.Tier.Any _ -> "";
            case ReplyFilter.Tier.Only(var name) -> ", served on the tier " + name;
        };
    }

    private static String speed(Measure.Speed speed) {
        return switch (speed) {
            case WHOLE_ANSWER -> "of the whole answer";
            case AFTER_FIRST_TOKEN -> "after the first token";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
