package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Money;
import dev.nines.sla.credit.Proportional;
import dev.nines.sla.credit.Settlement;
import dev.nines.sla.credit.Settlement.Settled;
import dev.nines.sla.measure.DowntimeTotal;
import dev.nines.sla.measure.IntervalRates;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

final class CreditAmounts {
    private static final Settlement HALF_EVEN = new Settlement(100, Terms.usd("0"), RoundingMode.HALF_EVEN);
    private static final Settlement HALF_UP = new Settlement(100, Terms.usd("0"), RoundingMode.HALF_UP);
    private static final Settlement ABOVE_ONE_DOLLAR = new Settlement(100, Terms.usd("1.00"), RoundingMode.HALF_EVEN);

    private CreditAmounts() {}

    static JsonNode rounding(Question question) {
        return question.input().has("interval_error_rates") ? intervals(question) : minutes(question.input());
    }

    private static JsonNode minutes(Fields input) {
        var terms = Terms.credit(input.node("table"));
        var uptime = new DowntimeTotal(
                        Duration.ofMinutes(input.number("minutes_in_period")),
                        Duration.ofMinutes(input.number("downtime_minutes")),
                        Duration.ZERO)
                .uptime().orElseThrow();
        return Answer.of("exact", uptime.text())
                .and("down_2dp", uptime.times(Fraction.of(100)).decimal(2).toPlainString())
                .and("breach", !Terms.highest(terms).isMetBy(uptime))
                .and("credit_pct", Terms.creditPercent(terms, uptime))
                .json();
    }

    private static JsonNode intervals(Question question) {
        var input = question.input();
        input.prose("naive");
        var byRate = input.object("interval_error_rates");
        var sum = byRate.names().stream()
                .map(rate -> fraction(rate).times(Fraction.of(byRate.number(rate))))
                .reduce(Fraction.ZERO, Fraction::plus);
        var uptime = new IntervalRates(input.number("intervals"), 0, sum, List.of()).uptime().orElseThrow();
        return Answer.of("exact_uptime_pct", Answer.percent(uptime))
                .and("exact_breach", !Terms.percent(input.text("target")).isMetBy(uptime))
                .and("credit_pct", Terms.creditPercent(Terms.credit(question.tables().get("aws")), uptime))
                .json();
    }

    private static Fraction fraction(String text) {
        var parts = text.split("/", -1);
        return new Fraction(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    }

    static JsonNode amounts(Question question) {
        question.input().object("rules").prose("aws_min_credit", "gcp_cap");
        return Answer.list(question.input().objects("cases").stream().map(CreditAmounts::amount).toList());
    }

    private static Answer amount(Fields one) {
        var fee = Terms.usd(one.text("fee"));
        var exact = Fraction.of(fee.amount()).times(new Fraction(one.number("pct"), 100));
        return Answer.of("fee", fee.amount().toPlainString())
                .and("pct", one.number("pct"))
                .and("exact", Answer.decimals(HALF_EVEN.settle(fee, exact).exact(), 4))
                .and("issued_aws", ABOVE_ONE_DOLLAR.settle(fee, exact).issue() == Settled.Issue.ISSUED)
                .and("half_even_2dp", plain(HALF_EVEN.settle(fee, exact)))
                .and("half_up_2dp", plain(HALF_UP.settle(fee, exact)));
    }

    static JsonNode proportional(Question question) {
        var input = question.input();
        var outage = Duration.ofMinutes(input.number("outage_minutes"));
        var scheduled = Duration.ofMinutes(input.number("scheduled_availability_minutes"));
        var lost = Proportional.lost(outage, Terms.ratio(input.text("affected_customer_ratio")), scheduled);
        var fee = Terms.usd(input.text("monthly_fee"));
        var credit = new Answer();
        input.node("multipliers").forEach(one -> credit.and(one.asText(), owed(fee, lost, one.longValue())));
        return Answer.of("ratio", lost.text())
                .and("ratio_pct", Answer.percent(lost))
                .and("credit", credit)
                .and("full_outage_" + outage.toMinutes() + "min_ratio_pct",
                        Answer.percent(Proportional.lost(outage, new Ratio(1, 1), scheduled)))
                .json();
    }

    private static String owed(Money fee, Fraction lost, long multiplier) {
        return plain(HALF_EVEN.settle(fee, new Proportional(Fraction.of(multiplier)).worth(fee, lost)));
    }

    private static String plain(Settled settled) {
        return settled.amount().amount().toPlainString();
    }
}
