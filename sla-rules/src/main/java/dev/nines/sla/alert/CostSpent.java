package dev.nines.sla.alert;

import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Money;

/** So much of what probing may cost is spent. */
public record CostSpent(String name, Severity severity, Ratio share) implements AlertRule {
    @Override
    public Topic topic() {
        return Topic.COST;
    }

    public Finding find(Money spent, Money allowed) {
        if (!spent.currency().equals(allowed.currency())) {
            throw new IllegalArgumentException("must be in one currency: " + spent.text() + ", " + allowed.text());
        }
        var figures = new Figure[] {new Figure("spent", spent.text()), new Figure("allowed", allowed.text())};
        var text = spent.text() + " of " + allowed.text() + " spent";
        boolean fires = spent.amount().signum() > 0
                && !Fraction.of(spent.amount()).isBelow(Fraction.of(allowed.amount()).times(share.fraction()));
        return fires
                ? new Finding.Firing(Grounds.of(text + ", at least " + Percent.text(share), figures))
                : new Finding.Quiet(Grounds.of(text, figures));
    }
}
