package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Ratio;
import dev.nines.sla.Spans;
import dev.nines.sla.credit.Tiers;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.IntervalRates;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.verdict.Counts;
import java.time.Duration;
import java.util.TreeMap;

/** {@code interval_mean_error_rate}; the ratio beside it is of Azure's shape, and paid by its table. */
final class MeanErrorRates implements Method {
    @Override
    public JsonNode work(Question question) {
        var input = question.input();
        var frame = Frame.of(Terms.period(input), Spans.NONE);
        var width = Duration.ofMinutes(input.numberOr("interval_minutes", 5));
        var traffic = Traffic.of(input.object("traffic"));
        var slices = traffic.in(frame.period().span(), width);
        var terms = Terms.credit(input.node("table"));
        var rule = rule(width, empty(input.textOr("empty", "zero_error")));
        var skipping = rule(width, EmptyInterval.LEFT_OUT);
        var all = traffic.sum(frame.period().span());
        return rates(IntervalRates.of(rule, slices, frame), terms)
                .and("aws_rule", rates(IntervalRates.of(rule, slices, frame), terms))
                .and("skip_empty_rule", rates(IntervalRates.of(skipping, slices, frame), terms))
                .and("request_ratio", ratio(all, Terms.credit(question.tables().get("azure"))))
                .json();
    }

    private static MeanErrorRate rule(Duration width, EmptyInterval empty) {
        return new MeanErrorRate(width, empty, Denominator.WHOLE_PERIOD);
    }

    private static EmptyInterval empty(String text) {
        return switch (text) {
            case "zero_error" -> EmptyInterval.WITHOUT_ERROR;
            case "skip" -> EmptyInterval.LEFT_OUT;
            default -> throw new AssertionError("no such rule of empty intervals: " + text);
        };
    }

    private static Answer rates(IntervalRates rates, Tiers terms) {
        return Answer.of("intervals", rates.intervals())
                .and("sum_of_interval_error_rates", rates.sumOfErrorRates().text())
                .and("uptime_fraction", rates.uptime().map(uptime -> uptime.text()))
                .and("uptime_pct", rates.uptime().map(Answer::percent))
                .and("credit_pct", rates.uptime().map(uptime -> Terms.creditPercent(terms, uptime)));
    }

    private static Object ratio(Traffic.PerMinute all, Tiers terms) {
        var bad = new TreeMap<String, Long>();
        bad.put("SERVER_ERROR", all.errors());
        var counts = new Counts(all.requests() - all.errors(), bad, new TreeMap<>(), new TreeMap<>());
        return counts.attained().map(ratio -> ratio(counts, ratio, terms));
    }

    private static Answer ratio(Counts counts, Ratio ratio, Tiers terms) {
        return Answer.of("requests", counts.counted())
                .and("errors", counts.bad())
                .and("fraction", ratio.fraction().text())
                .and("pct", Answer.percent(ratio))
                .and("uptime_pct", Answer.percent(ratio))
                .and("credit_pct", Terms.creditPercent(terms, ratio.fraction()));
    }
}
