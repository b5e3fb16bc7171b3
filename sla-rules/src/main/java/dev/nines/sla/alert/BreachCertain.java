package dev.nines.sla.alert;

import dev.nines.sla.Percent;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.burn.BurnAlert.Severity;

/** Not even a perfect rest of the period keeps the promise. */
public record BreachCertain(String name, Severity severity) implements AlertRule {
    @Override
    public Topic topic() {
        return Topic.BREACH;
    }

    public Finding find(OpenPeriod period) {
        var figures = new Figure[] {
            new Figure("bad", Amounts.text(period.bad())), Figure.of("elapsed", period.elapsed()), Figure.of("whole", period.whole()),
            new Figure("best_end", Percent.text(period.bestEnd())), new Figure("worst_end", Percent.text(period.worstEnd()))};
        if (period.elapsed() == 0) return new Finding.NoData(Grounds.of("nothing of the period is over", figures));
        var text = "at best " + Percent.text(period.bestEnd()) + " of a promised " + period.objective().text();
        return switch (period.outlook()) {
            case BREACH_CERTAIN -> new Finding.Firing(Grounds.of(text + ", however the rest goes", figures));
            case MET_CERTAIN, OPEN -> new Finding.Quiet(Grounds.of(text, figures));
        };
    }
}
