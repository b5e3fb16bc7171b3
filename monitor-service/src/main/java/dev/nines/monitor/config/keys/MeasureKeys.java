package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Key;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Either;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code contracts.*.measure}: no parameter has a default, because contracts differ in each of them. */
final class MeasureKeys {
    private static final int BILLION = 1_000_000_000;
    private static final Word GAP = new Word(List.of("ends-run", "bridged"));

    private static final Key OBJECTIVE =
            key("objective", Kind.PERCENT, "percentage: the promised share").required("99.9%");
    private static final Key WIDTH = key("width", Kind.DURATION, "duration of one interval, from the period's beginning on; at least"
            + " the `every` of the probes that count").required("5m");
    private static final Key DENOMINATOR = key("denominator", new Word(List.of("whole-period", "active-part")),
            "what the whole is where the contract begins or ends inside a period: `whole-period` or `active-part`")
            .required("whole-period");

    private static final Table REQUEST_RATIO = Table.of(OBJECTIVE,
            key("repeats", new Either(new Word(List.of("counted")), Table.of(key("suppressed-for", Kind.DURATION,
                    "duration: an error that follows a counted one within it, and no success between them, is"
                            + " no attempt")
                    .required("5m"))),
                    "whether an error that follows an error is an attempt: `counted`, or `{ suppressed-for: 5m }`")
                    .required("counted or { suppressed-for: 5m }"),
            key("slow-success", new Either(new Word(List.of("good")), Table.of(key("bad-above", Kind.DURATION,
                    "duration: a success that took longer is a failure").required("60s"))),
                    "what a success is that took long: `good`, or `{ bad-above: 60s }`")
                    .required("good or { bad-above: 60s }"));

    private static final Table MEAN_ERROR_RATE = Table.of(OBJECTIVE, WIDTH,
            key("empty-interval", new Word(List.of("without-error", "left-out")),
                    "what an interval without a request is: `without-error` (its rate is 0) or `left-out`")
                    .required("without-error"),
            DENOMINATOR);

    private static final Table DOWNTIME_MINUTES = Table.of(OBJECTIVE,
            key("error-rate-above", Kind.PERCENT,
                    "percentage: a minute is down with more than this share of its requests failed")
                    .required("5%"),
            key("minimum-requests", new Count(1, BILLION), "requests that a minute must have to be down").required("1"),
            key("consecutive-minutes", new Count(1, 44_640), "fewest down minutes in a row that count; `1` counts each")
                    .required("5"),
            key("run-scope", new Word(List.of("across-periods", "within-period")),
                    "whether a run of down minutes may cross the period's edge: `across-periods` or `within-period`")
                    .required("across-periods"),
            key("without-requests", GAP, "what a minute without a request does to a run: `ends-run` or `bridged`")
                    .required("ends-run"),
            key("excluded-minutes", GAP, "what an excluded minute does to a run: `ends-run` or `bridged`")
                    .required("ends-run"),
            key("excluded-time", new Word(List.of("kept", "removed")),
                    "whether excluded time stays in the period's length: `kept` or `removed`; it is never downtime")
                    .required("kept"),
            DENOMINATOR);

    private static final Table INTERVAL_ATTAINMENT = Table.of(OBJECTIVE,
            key("speed", new Word(List.of("whole-answer", "after-first-token")),
                    "what output tokens are divided by: the time of the `whole-answer`, or that `after-first-token`")
                    .required("whole-answer"),
            key("statistic", Kind.STATISTIC, "of the output speeds of one interval: percentile or `mean`")
                    .required("p50 or mean"),
            key("quantile", new Word(List.of("nearest-rank", "linear")),
                    "what a percentile is between two values: `nearest-rank` (one that was measured) or `linear`")
                    .requiredWhen("beside a percentile", "nearest-rank"),
            key("comparison", new Word(List.of("above", "at-least", "at-most", "below")),
                    "when an interval is good: its statistic is `above`, `at-least`, `at-most` or `below` the target")
                    .required("above"),
            key("target", Kind.NUMBER, "output tokens a second").required("50"),
            WIDTH,
            key("minimum-samples", new Count(1, BILLION), "answers that an interval must have to be measured")
                    .required("1"),
            key("deliveries", new Items(new Word(List.of("streamed", "whole"))),
                    "which answers count: `streamed`, `whole`")
                    .required("[streamed]"),
            key("output-tokens-above", new Count(0, BILLION), "answers of so many output tokens or fewer do not count")
                    .required("75"),
            key("input-tokens-at-most", new Count(1, BILLION), "answers to longer prompts do not count")
                    .required("200000"),
            key("tier", Kind.TEXT, "service tier that the answer itself must name, or `any`").required("priority, or any"));

    static final Table MEASURE = Table.of(
            key("request-ratio", REQUEST_RATIO, "good requests of all valid ones"),
            key("mean-error-rate", MEAN_ERROR_RATE, "100 % less the mean error rate of all intervals"),
            key("downtime-minutes", DOWNTIME_MINUTES, "minutes that are not within a run of down minutes"),
            key("interval-attainment", INTERVAL_ATTAINMENT,
                    "share of the intervals whose output speed is as promised; may stand beside another"))
            .with(Group.atLeastOne("request-ratio", "mean-error-rate", "downtime-minutes", "interval-attainment"))
            .with(Group.atMostOne("request-ratio", "mean-error-rate", "downtime-minutes"));

    private MeasureKeys() {}
}
