package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Tiers;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.credit.Reach;
import dev.nines.sla.measure.DowntimeTotal;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Total;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** {@code downtime_total}: how long a service was down is known; what is that of its period? */
final class DowntimeTotals implements Method {
    /** GitHub's text of 2021: exactly 99.9 % pays, and of exactly 99.0 % it says nothing. */
    private static final Tiers GITHUB_2021 = Terms.credit(List.of(
            new Tier(Terms.percent("99.9"), Edge.AT_OR_BELOW, 10, new Reach.Above(Terms.percent("99.0"))),
            new Tier(Terms.percent("99.0"), Edge.BELOW, 25)));

    @Override
    public JsonNode work(Question question) {
        var input = question.input();
        if (input.has("A_total_minutes")) return withExcused(input);
        if (!input.has("zone")) return input.has("outage") ? byMonthAndZone(question) : byLength(question);
        if (input.has("downtime_minutes") && input.node("downtime_minutes").isArray()) return inQuarter(input);
        return question.asked().has("minutes_active") ? inPartOfMonth(input) : inPeriod(input);
    }

    private static JsonNode withExcused(Fields input) {
        var total = new DowntimeTotal(
                Duration.ofMinutes(input.number("A_total_minutes")),
                Duration.ofMinutes(input.number("B_unavailable")),
                Duration.ofMinutes(input.number("C_excluded")));
        var terms = Terms.credit(input.node("table"));
        return Answer.of("uptime_pct", percent(total)).and("credit_pct", credit(terms, total)).json();
    }

    private static JsonNode byMonthAndZone(Question question) {
        var outage = new Spans(List.of(Terms.span(question.input().object("outage"))));
        var terms = Terms.credit(question.input().node("table"));
        var all = new Answer();
        question.asked().fieldNames().forEachRemaining(name -> {
            var parts = name.split(" ", -1);
            var period = new Period(YearMonth.parse(parts[1]), ZoneId.of(parts[0]));
            var total = total(period, outage);
            all.and(name, Answer.of("downtime_minutes", total.down().toMinutes())
                    .and("uptime_pct", percent(total))
                    .and("credit_pct_aws_table", credit(terms, total)));
        });
        return all.json();
    }

    private static JsonNode byLength(Question question) {
        var objective = Terms.percent(question.input().text("target"));
        var minutes = question.input().node("downtime_minutes");
        var all = new Answer();
        question.asked().fieldNames().forEachRemaining(name -> {
            var month = Duration.ofDays(Long.parseLong(name.replace("d", "")));
            var ofMonth = new Answer();
            minutes.forEach(down -> {
                var total = new DowntimeTotal(month, Duration.ofMinutes(down.longValue()), Duration.ZERO);
                ofMonth.and(down.asText(), Answer.of("uptime_pct", percent(total))
                        .and("breach_99_9", isBreach(objective, total)));
            });
            all.and(name, ofMonth);
        });
        return all.json();
    }

    private static JsonNode inQuarter(Fields input) {
        var quarter = Terms.period(input).span().length();
        var results = new Answer();
        input.node("downtime_minutes").forEach(down -> {
            var total = new DowntimeTotal(quarter, Duration.ofMinutes(down.longValue()), Duration.ZERO);
            results.and(down.asText(), Answer.of("uptime_pct", percent(total))
                    .and("credit_pct", credit(GITHUB_2021, total)));
        });
        return Answer.of("minutes_in_period", quarter.toMinutes())
                .and("results", results)
                .and("at_exactly_99_9", Terms.creditPercent(GITHUB_2021, new Fraction(999, 1000)))
                .json();
    }

    /** The contract is in force on the given days of a month. */
    private static JsonNode inPartOfMonth(Fields input) {
        var days = Terms.period(input);
        var month = new Period(YearMonth.from(days.first()), days.zone());
        var frame = new Frame(month, days.span(), Spans.NONE);
        var outage = new Span(days.from(), days.from().plus(Duration.ofMinutes(input.number("downtime_minutes"))));
        var terms = Terms.credit(input.node("table"));
        var active = total(frame, new Spans(List.of(outage)), Denominator.ACTIVE_PART);
        var whole = total(frame, new Spans(List.of(outage)), Denominator.WHOLE_PERIOD);
        return Answer.of("minutes_active", active.total().toMinutes())
                .and("uptime_pct_active", percent(active))
                .and("credit_active", credit(terms, active))
                .and("uptime_pct_full_month", percent(whole))
                .and("credit_full_month", credit(terms, whole))
                .json();
    }

    private static JsonNode inPeriod(Fields input) {
        var period = Terms.period(input);
        var total = input.has("outage")
                ? total(period, new Spans(List.of(Terms.span(input.object("outage")))))
                : new DowntimeTotal(period.span().length(), downtime(input), Duration.ZERO);
        var answer = Answer.of("minutes_in_period", total.total().toMinutes())
                .and("downtime_minutes", total.down().toMinutes())
                .and("uptime_fraction", total.uptime().orElseThrow().text())
                .and("uptime_pct", percent(total));
        if (input.has("target")) answer.and("breach", isBreach(Terms.percent(input.text("target")), total));
        if (input.has("table")) answer.and("credit_pct", credit(Terms.credit(input.node("table")), total));
        return answer.json();
    }

    private static Duration downtime(Fields input) {
        return input.has("downtime_seconds")
                ? Duration.ofSeconds(input.number("downtime_seconds"))
                : Duration.ofMinutes(input.number("downtime_minutes"));
    }

    private static DowntimeTotal total(Period period, Spans outages) {
        return total(Frame.of(period, Spans.NONE), outages, Denominator.WHOLE_PERIOD);
    }

    private static DowntimeTotal total(Frame frame, Spans outages, Denominator denominator) {
        return DowntimeTotal.of(frame, outages, new Total(ExcludedTime.KEPT, denominator));
    }

    private static String percent(DowntimeTotal total) {
        return Answer.percent(total.uptime().orElseThrow());
    }

    private static Object credit(Tiers terms, DowntimeTotal total) {
        return Terms.creditPercent(terms, total.uptime().orElseThrow());
    }

    private static boolean isBreach(Objective objective, DowntimeTotal total) {
        return !objective.isMetBy(total.uptime().orElseThrow());
    }
}
