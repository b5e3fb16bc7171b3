package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How an exact amount becomes money: capped, withheld at or below the floor, and only then rounded, once.
 *
 * @param capPercent the most that can be owed, in percent of the fee
 * @param floor compared with the exact amount: 1.001 is above 1.00, though both print 1.00
 * @param rounding to the currency's minor unit
 */
public record Settlement(int capPercent, Money floor, RoundingMode rounding) {
    public Settlement {
        if (capPercent < 0 || capPercent > 100) {
            throw new IllegalArgumentException("cap percent must be in 0..100: " + capPercent);
        }
        if (rounding == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("rounding must be able to round: " + rounding);
        }
    }

    /** {@code rounded half up}. */
    public String roundingText() {
        return "rounded " + rounding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public Settled settle(Money fee, Fraction uncapped) {
        var cap = Fraction.of(fee.amount()).times(new Fraction(capPercent, 100));
        var exact = uncapped.isAbove(cap) ? cap : uncapped;
        if (!exact.isAbove(Fraction.of(floor.amount()))) {
            return new Settled(exact, money(fee, Fraction.ZERO), Settled.Issue.AT_OR_BELOW_FLOOR);
        }
        return new Settled(exact, money(fee, exact), Settled.Issue.ISSUED);
    }

    private Money money(Money fee, Fraction exact) {
        return new Money(exact.decimal(fee.currency().getDefaultFractionDigits(), rounding), fee.currency());
    }

    /**
     * @param exact after the cap, before rounding
     * @param amount what is paid: zero where it is not issued
     */
    public record Settled(Fraction exact, Money amount, Issue issue) {
        public enum Issue { ISSUED, AT_OR_BELOW_FLOOR }
    }
}
