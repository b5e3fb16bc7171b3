package dev.nines.monitor.arithmetic;

import dev.nines.sla.Fraction;
import dev.nines.sla.budget.TimeBudget;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.statistics.BreachTest;
import dev.nines.sla.statistics.MinimumSamples;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one promise leaves room for.
 *
 * @param judged how long it is judged for
 */
record RuleArithmetic(Rule rule, Duration judged) {
    private static final double SIGNIFICANCE = 0.05;
    private static final double CONFIDENCE = 0.95;
    private static final List<Duration> WINDOWS = List.of(Duration.ofHours(1), Duration.ofDays(1));

    /** The promise, and the room that it leaves whatever is asked. */
    String promise() {
        return switch (rule) {
            case Rule.Uptime u -> "uptime " + budget(u.objective()) + switch (u.measure()) {
                case Measure.RequestRatio _ -> ", counted in requests";
                case Measure.MeanErrorRate m -> ", as the mean error rate of intervals of " + Length.text(m.width());
                case Measure.DowntimeMinutes m -> ", counted in minutes: " + Length.count(
                        new TimeBudget(u.objective(), judged).wholeMinutes()) + " may be down" + shortest(m.run().consecutiveMinutes());
            };
            case Rule.Latency l -> "latency " + l.percentile().text() + " at most " + Length.text(l.limit()) + ": "
                    + Length.percent(1_000_000L - l.percentile().perMillion()) + " of the runs may be over it";
            case Rule.Intervals i -> "speed " + i.objective().text() + " of intervals of " + Length.text(i.measure().width()) + ": "
                    + Length.count(i.objective().allowedBad(intervals(i.measure().width()))) + " of "
                    + Length.count(intervals(i.measure().width())) + " may be slow";
        };
    }

    private String budget(Objective objective) {
        var budget = new TimeBudget(objective, judged);
        return objective.text() + " of " + Length.text(judged) + " is " + Length.text(
                budget.minutes().times(Fraction.of(60)).decimal(1, RoundingMode.DOWN));
    }

    private static String shortest(int minutes) {
        return minutes == 1 ? "" : "; outages shorter than " + minutes + " minutes in a row count nothing";
    }

    /** What that is at a pace, and what cannot be seen at it. */
    Stream<String> at(Pace pace) {
        return switch (rule) {
            case Rule.Uptime u -> switch (u.measure()) {
                case Measure.RequestRatio _ -> Stream.of(failures(u.objective(), pace.slots(judged)));
                case Measure.MeanErrorRate m -> Stream.of(rates(m.width(), pace));
                case Measure.DowntimeMinutes m -> new MinuteArithmetic(m, pace).sentences();
            };
            case Rule.Latency l -> latency(l, pace);
            case Rule.Intervals i -> Stream.of(samples(i.measure(), pace));
        };
    }

    private static String failures(Objective objective, long runs) {
        long allowed = objective.allowedBad(runs);
        return "that is " + Length.count(allowed, "failure") + " of " + Length.count(runs) + " runs; "
                + Length.count(allowed + 1) + " are a breach, "
                + Length.count(BreachTest.of(objective).fewestBad(runs, SIGNIFICANCE)) + " are more than chance explains (5 %)";
    }

    private String rates(Duration width, Pace pace) {
        long perInterval = pace.slots(width);
        if (perInterval == 0) return tooNarrow(width);
        return Length.count(intervals(width)) + " intervals of " + Length.count(perInterval, "run")
                + ": one failure makes an error rate of " + Length.percent(1_000_000L / perInterval) + " in its interval";
    }

    private static Stream<String> latency(Rule.Latency rule, Pace pace) {
        long needed = Math.max(rule.minimumSamples(), rule.percentile().minimumSamples());
        long interval = new MinimumSamples(rule.percentile(), CONFIDENCE).equalTails();
        String windows = String.join("; ", WINDOWS.stream().map(w -> window(rule, w, pace.slots(w), needed)).toList());
        return Stream.of(windows + "; an interval of 95 % for it needs " + Length.count(interval));
    }

    private static String window(Rule.Latency rule, Duration window, long samples, long needed) {
        return "a window of " + Length.text(window) + " has " + Length.count(samples, "sample")
                + (samples < needed ? ": too few for " + rule.percentile().text() + ", which needs " + Length.count(needed) : ", enough");
    }

    private static String samples(Measure.IntervalAttainment measure, Pace pace) {
        long samples = pace.slots(measure.width());
        if (samples == 0) return tooNarrow(measure.width());
        if (pace.longestAnswer() <= measure.valid().outputTokensAbove()) {
            return "answers have at most " + Length.count(pace.longestAnswer(), "token") + " (max-tokens), and only those of more than "
                    + Length.count(measure.valid().outputTokensAbove()) + " count: no interval is ever measured by these probes";
        }
        return "an interval has " + Length.count(samples, "sample") + (samples < measure.minimumSamples()
                ? ", and minimum-samples is " + Length.count(measure.minimumSamples()) + ": no interval is ever measured by these probes"
                : "; fewer than " + Length.count(measure.minimumSamples(), "valid one") + " leave it out");
    }

    private static String tooNarrow(Duration width) {
        return "intervals of " + Length.text(width) + " are shorter than that: most are empty, and hide what went wrong";
    }

    private long intervals(Duration width) {
        return Math.ceilDiv(judged.toSeconds(), Math.max(1, width.toSeconds()));
    }
}
