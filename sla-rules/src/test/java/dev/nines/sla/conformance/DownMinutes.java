package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Period;
import dev.nines.sla.measure.DownRun;
import dev.nines.sla.measure.Downtime;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.Total;
import java.time.Duration;

/** {@code downtime_minutes}: what the file's rules leave out is read as it says of their method. */
final class DownMinutes implements Method {
    @Override
    public JsonNode work(Question question) {
        var input = question.input();
        var period = Terms.period(input);
        var minutes = Traffic.of(input.object("traffic")).in(seen(input, period), Duration.ofMinutes(1));
        var rule = input.object("rule");
        var excluded = new Spans(rule.objectsOrNone("exclusions").stream().map(Terms::span).toList());

        var downtime = Downtime.of(rule(rule), minutes, Frame.of(period, excluded));

        var uptime = downtime.uptime().orElseThrow();
        var answer = Answer.of("minutes_in_period", downtime.total().total().toMinutes())
                .and("downtime_minutes", downtime.downMinutes())
                .and("uptime_fraction", uptime.text())
                .and("uptime_pct", Answer.percent(uptime))
                .and("qualified_runs", Answer.list(downtime.runs().stream().map(DownMinutes::run).toList()));
        if (input.has("target")) {
            answer.and("breach", !Terms.percent(input.text("target")).isMetBy(uptime));
        }
        return input.has("table")
                ? answer.and("credit_pct", Terms.creditPercent(Terms.credit(input.node("table")), uptime)).json()
                : answer.json();
    }

    private static Span seen(Fields input, Period period) {
        var beyond = Duration.ofMinutes(input.numberOr("observations_beyond_period_minutes", 0));
        return new Span(period.from().minus(beyond), period.to().plus(beyond));
    }

    private static DowntimeMinutes rule(Fields rule) {
        return new DowntimeMinutes(
                new DownMinute(Terms.ratio(rule.text("error_rate_gt")), rule.numberOr("min_requests", 1)),
                new Run(
                        Math.toIntExact(rule.numberOr("min_consecutive_minutes", 1)),
                        scope(rule.textOr("run_scope", "global")),
                        withoutRequests(rule.textOr("no_data_minute", "up")),
                        excluded(rule.textOr("exclusion_run_effect", "break"))),
                new Total(total(rule.textOr("exclusion_total", "keep")), Denominator.WHOLE_PERIOD));
    }

    private static RunScope scope(String text) {
        return switch (text) {
            case "global" -> RunScope.ACROSS_PERIODS;
            case "period" -> RunScope.WITHIN_PERIOD;
            default -> throw new AssertionError("no such run scope: " + text);
        };
    }

    private static Gap withoutRequests(String text) {
        return switch (text) {
            case "up" -> Gap.ENDS_RUN;
            case "bridge" -> Gap.BRIDGED;
            default -> throw new AssertionError("no such minute: " + text);
        };
    }

    private static Gap excluded(String text) {
        return switch (text) {
            case "break" -> Gap.ENDS_RUN;
            case "bridge" -> Gap.BRIDGED;
            default -> throw new AssertionError("no such effect: " + text);
        };
    }

    private static ExcludedTime total(String text) {
        return switch (text) {
            case "keep" -> ExcludedTime.KEPT;
            case "remove" -> ExcludedTime.REMOVED;
            default -> throw new AssertionError("no such total: " + text);
        };
    }

    private static Answer run(DownRun run) {
        return Answer.of("from", run.span().from().toString())
                .and("to", run.span().to().toString())
                .and("minutes", run.minutes());
    }
}
