package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.budget.TimeBudget;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.verdict.Budget;

final class Budgets {
    private Budgets() {}

    static JsonNode periods(Question question) {
        var objective = Terms.share(question.input().text("target"));
        var periods = question.input().objects("periods").stream().map(Terms::period);
        return Answer.list(periods.map(period -> period(objective, period)).toList());
    }

    private static Answer period(Objective objective, Period period) {
        long minutes = period.span().length().toMinutes();
        var budget = new TimeBudget(objective, period.span().length());
        return Answer.of("start_utc", period.from().toString())
                .and("end_utc", period.to().toString())
                .and("minutes", minutes)
                .and("five_minute_intervals", Answer.decimals(new Fraction(minutes, 5), 1))
                .and("budget_minutes", Answer.decimals(budget.minutes(), 4))
                .and("budget_hms", budget.text())
                .and("max_whole_down_minutes_without_breach", budget.wholeMinutes());
    }

    static JsonNode errorBudget(Question question) {
        var objective = Terms.share(question.input().text("target"));
        return question.input().has("period_minutes")
                ? open(objective, question.input())
                : Answer.list(question.asked().valueStream().map(row -> counts(objective, row)).toList());
    }

    private static Answer counts(Objective objective, JsonNode row) {
        long total = row.get("total").longValue();
        long bad = row.get("bad").longValue();
        var budget = new Budget(objective, total - bad, bad);
        var answer = Answer.of("total", total).and("bad", bad)
                .and("consumed_pct", budget.usedShare().map(share -> Answer.percent(share, 4)))
                .and("remaining_pct", budget.remainingShare().map(share -> Answer.percent(share, 4)));
        var events = Answer.decimals(budget.allowed(), 1);
        return answer.and("budget_events", budget.usedShare().map(_ -> events));
    }

    private static JsonNode open(Objective objective, Fields input) {
        var open = new OpenPeriod(
                objective, input.number("period_minutes"), input.number("elapsed_minutes"), input.number("down_minutes"));
        return Answer.of("uptime_so_far_pct", open.soFar().map(Answer::percent))
                .and("budget_whole_period_min", Answer.decimals(open.budget(), 1))
                .and("remaining_min", Answer.decimals(open.remaining(), 1))
                .and("remaining_pct_of_period", open.remainingShare().map(share -> Answer.percent(share, 4)))
                .and("burn_so_far", open.burn().map(burn -> Answer.decimals(burn, 4)))
                .and("best_possible_final_uptime_pct", Answer.percent(open.bestEnd()))
                .and("linear_projection_final_uptime_pct", open.projectedEnd().map(Answer::percent))
                .json();
    }
}
