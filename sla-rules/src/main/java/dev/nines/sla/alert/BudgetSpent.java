package dev.nines.sla.alert;

import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.burn.BurnAlert.Severity;

/** So much of a period's budget is used up, all of it by default: from then on each failure is a breach if nothing is excluded. */
public record BudgetSpent(String name, Severity severity, Ratio share) implements AlertRule {
    @Override
    public Topic topic() {
        return Topic.PROMISE;
    }

    public Finding find(OpenPeriod period) {
        var figures = new Figure[] {
            new Figure("bad", Amounts.text(period.bad())), Figure.of("elapsed", period.elapsed()), Figure.of("whole", period.whole()),
            new Figure("budget", Amounts.text(period.budget())), new Figure("remaining", Amounts.text(period.remaining()))};
        if (period.elapsed() == 0) return new Finding.NoData(Grounds.of("nothing of the period is over", figures));
        var text = Amounts.text(period.bad()) + " bad of " + Amounts.text(period.budget()) + " that " + period.objective().text() + " of "
                + period.whole() + " allows";
        boolean usedUp = period.bad().isAbove(Fraction.ZERO) && !period.bad().isBelow(period.budget().times(share.fraction()));
        return usedUp
                ? new Finding.Firing(Grounds.of(text + ": at least " + Percent.text(share) + " used up", figures))
                : new Finding.Quiet(Grounds.of(text, figures));
    }
}
