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
        return find(new Amount(Fraction.of(spent.amount()), spent.text()), new Amount(Fraction.of(allowed.amount()), allowed.text()));
    }

    /** The same of tokens. */
    public Finding find(long spent, long allowed) {
        return find(new Amount(Fraction.of(spent), spent + " tokens"), new Amount(Fraction.of(allowed), allowed + " tokens"));
    }

    private record Amount(Fraction value, String text) {}

    private Finding find(Amount spent, Amount allowed) {
        var figures = new Figure[] {new Figure("spent", spent.text()), new Figure("allowed", allowed.text())};
        var text = spent.text() + " of " + allowed.text() + " spent";
        boolean fires = spent.value().isAbove(Fraction.ZERO) && !spent.value().isBelow(allowed.value().times(share.fraction()));
        return fires
                ? new Finding.Firing(Grounds.of(text + ", at least " + Percent.text(share), figures))
                : new Finding.Quiet(Grounds.of(text, figures));
    }
}
