package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Money;
import java.time.Duration;

/**
 * Credit without tiers: the part of the period in which the service was out, by the part of the customers it was out
 * for, of the fee.
 *
 * @param multiplier some plans pay a multiple
 */
public record Proportional(Fraction multiplier) implements Schedule {
    public Proportional {
        if (multiplier.isBelow(Fraction.ZERO)) {
            throw new IllegalArgumentException("multiplier must not be negative: " + multiplier.text());
        }
    }

    /** The part of what was scheduled that was lost, before the multiplier. */
    public static Fraction lost(Duration outage, Ratio affected, Duration scheduled) {
        return new Fraction(outage.toNanos(), scheduled.toNanos()).times(affected.fraction());
    }

    /** Before cap, floor and rounding. */
    public Fraction worth(Money fee, Fraction lost) {
        return Fraction.of(fee.amount()).times(lost).times(multiplier);
    }
}
