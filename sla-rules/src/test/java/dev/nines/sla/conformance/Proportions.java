package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.statistics.BreachTest;
import dev.nines.sla.statistics.Fisher;
import dev.nines.sla.statistics.Peeking;
import dev.nines.sla.statistics.ShareInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

final class Proportions {
    private static final Pattern AT_MOST = Pattern.compile(".*<= ([0-9.]+)");

    private Proportions() {}

    static JsonNode breachTest(Question question) {
        var hypothesis = AT_MOST.matcher(question.input().text("h0"));
        if (!hypothesis.matches()) throw new AssertionError("no such hypothesis: " + question.input().text("h0"));
        var objective = promised(new BigDecimal(hypothesis.group(1)));
        question.input().prose("alphas");
        if (question.asked().isArray()) {
            return Answer.list(question.asked().valueStream().map(row -> exceedances(objective, row)).toList());
        }
        var all = new Answer();
        question.asked().fieldNames().forEachRemaining(n -> all.and(n, failures(objective, Long.parseLong(n))));
        return all.json();
    }

    private static Objective promised(BigDecimal badShare) {
        return new Objective(BigDecimal.ONE.subtract(badShare).movePointRight(6).intValueExact());
    }

    private static Answer exceedances(Objective objective, JsonNode row) {
        long n = row.get("n").longValue();
        var test = BreachTest.of(objective);
        long at5Percent = test.fewestBad(n, 0.05);
        var allowed = objective.badShare().times(Fraction.of(n));
        return Answer.of("n", n)
                .and("allowed_exceedances_exact_1pct", allowed.text().replaceFirst("/1$", ""))
                .and("k_5pct", at5Percent)
                .and("k_1pct", test.fewestBad(n, 0.01))
                .and("p_value_at_k_5pct", test.pValue(n, at5Percent));
    }

    private static Answer failures(Objective objective, long n) {
        var test = BreachTest.of(objective);
        return Answer.of("alpha_5pct", test.fewestBad(n, 0.05))
                .and("alpha_1pct", test.fewestBad(n, 0.01))
                .and("first_k_below_99_9", objective.allowedBad(n) + 1);
    }

    static JsonNode intervals(Question question) {
        var objective = Terms.share(question.input().text("target"));
        return Answer.list(question.asked().valueStream()
                .map(row -> intervals(objective, row.get("n").longValue(), row.get("failures").longValue()))
                .toList());
    }

    private static Answer intervals(Objective objective, long n, long failures) {
        return Answer.of("n", n)
                .and("failures", failures)
                .and("uptime_pct", Answer.percent(new Ratio(n - failures, n)))
                .and("wilson95_uptime", percents(ShareInterval.wilson(n - failures, failures, 0.95)))
                .and("clopper_pearson95_uptime", percents(ShareInterval.exact(n - failures, failures, 0.95)))
                .and("p_value_uptime_ge_99_9", BreachTest.of(objective).pValue(n, failures));
    }

    private static List<Double> percents(ShareInterval interval) {
        return List.of(100 * interval.low(), 100 * interval.high());
    }

    static JsonNode sequential(Question question) {
        var input = question.input();
        var test = BreachTest.of(promised(input.decimal("p0")));
        int days = Math.toIntExact(input.number("days"));
        double alpha = input.decimal("alpha").doubleValue();
        var peeking = new Peeking(test, Math.toIntExact(input.number("per_day")), days);
        var answer = Answer.of("one_look_at_" + days + "_days", peeking.accusedAtTheEnd(alpha));
        var daily = days + "_daily_looks_alpha_5pct";
        var shared = daily + "_over_" + days;
        return answer.and(daily, asWritten(peeking.accusedOnAnyDay(alpha), question.asked().get(daily)))
                .and(shared, asWritten(peeking.accusedOnAnyDay(alpha / days), question.asked().get(shared)))
                .json();
    }

    /** The file writes these chances to six decimals or more, whatever the tolerance: of a small one that is less than it asks. */
    private static BigDecimal asWritten(double chance, JsonNode asked) {
        int decimals = asked == null ? 6 : Math.max(6, asked.decimalValue().scale());
        return BigDecimal.valueOf(chance).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    static JsonNode exceedance(Question question) {
        var input = question.input();
        var free = input.object("free");
        return Answer.of("p_free_worse_vs_equal", worse(free, input.object("premium_equal")))
                .and("p_free_worse_vs_better", worse(free, input.object("premium_better")))
                .json();
    }

    private static double worse(Fields one, Fields other) {
        return new Fisher(one.number("n"), one.number("exceed"), other.number("n"), other.number("exceed"))
                .pValueFirstWorse();
    }
}
