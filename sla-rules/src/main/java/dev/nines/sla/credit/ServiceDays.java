package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.Settlement.Settled;
import java.util.List;

/**
 * Credit in days of service, worth their part of the period's fee; the lowest matching bound wins.
 *
 * @param tiers from the highest bound to the lowest, with rising days
 */
public record ServiceDays(List<DayTier> tiers, Settlement settlement) {
    public ServiceDays {
        tiers = List.copyOf(tiers);
        for (int i = 1; i < tiers.size(); i++) requireSteeper(tiers.get(i - 1), tiers.get(i));
    }

    public record DayTier(Objective bound, Edge edge, int days) {
        public DayTier {
            if (days < 1) throw new IllegalArgumentException("days must be at least 1: " + days);
        }

        boolean matches(Fraction attained) {
            return switch (edge) {
                case BELOW -> bound.compare(attained) < 0;
                case AT_OR_BELOW -> bound.compare(attained) <= 0;
            };
        }
    }

    /** 0 above the highest bound. */
    public int days(Fraction attained) {
        return tiers.reversed().stream().filter(tier -> tier.matches(attained)).map(DayTier::days).findFirst().orElse(0);
    }

    public Settled owed(Money fee, Period period, Fraction attained) {
        var worth = Fraction.of(fee.amount()).times(new Fraction(days(attained), period.days()));
        return settlement.settle(fee, worth);
    }

    private static void requireSteeper(DayTier above, DayTier below) {
        int bounds = Integer.compare(above.bound().perMillion(), below.bound().perMillion());
        boolean falls = bounds > 0 || (bounds == 0 && above.edge().compareTo(below.edge()) > 0);
        if (!falls || above.days() >= below.days()) {
            throw new IllegalArgumentException(
                    "days must rise as the bound falls: " + above + ", then " + below);
        }
    }
}
