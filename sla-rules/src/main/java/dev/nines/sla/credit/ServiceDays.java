package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.CreditTerms.Edge;
import java.util.List;
import java.util.Optional;

/**
 * Credit in days of service, worth their part of the period's fee; the lowest matching bound wins.
 *
 * @param tiers from the highest bound to the lowest, with rising days
 */
public record ServiceDays(List<DayTier> tiers) implements Schedule {
    public ServiceDays {
        tiers = List.copyOf(tiers);
        for (int i = 1; i < tiers.size(); i++) requireSteeper(tiers.get(i - 1), tiers.get(i));
    }

    public record DayTier(Objective bound, Edge edge, int days) {
        public DayTier {
            if (days < 1) throw new IllegalArgumentException("days must be at least 1: " + days);
        }

        boolean matches(Fraction attained) {
            return edge.includes(bound, attained);
        }

        /** {@code below 99.9 %: 3 days of service}. */
        public String text() {
            return edge.text() + bound.text() + ": " + days + (days == 1 ? " day" : " days") + " of service";
        }
    }

    /** Empty above the highest bound. */
    public Optional<DayTier> tierFor(Fraction attained) {
        return tiers.reversed().stream().filter(tier -> tier.matches(attained)).findFirst();
    }

    /** Before cap, floor and rounding. */
    public static Fraction worth(Money fee, int days, Period period) {
        return Fraction.of(fee.amount()).times(new Fraction(days, period.days()));
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
