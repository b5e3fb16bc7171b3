package dev.nines.sla.verdict;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Objective;
import java.math.BigDecimal;
import java.util.Optional;

/** How much bad a promise leaves room for, in samples and exact. What is overdrawn stays negative. */
public record Budget(Objective objective, long good, long bad) {
    private static final long WHOLE = 1_000_000L;

    public Budget {
        if (good < 0 || bad < 0) {
            throw new IllegalArgumentException("good and bad must not be negative: " + good + ", " + bad);
        }
    }

    public static Budget of(Objective objective, Counts counts) {
        return new Budget(objective, counts.good(), counts.bad());
    }

    /** 43.2 of 43,200 samples at 99.9 %. */
    public BigDecimal allowed() {
        return BigDecimal.valueOf(Math.multiplyExact(good + bad, WHOLE - objective.perMillion()), 6);
    }

    public BigDecimal remaining() {
        return allowed().subtract(BigDecimal.valueOf(bad));
    }

    /** Used part of what is allowed, 12/10 where overdrawn; empty where nothing is allowed. */
    public Optional<Fraction> usedShare() {
        return shareOfAllowed(Math.multiplyExact(bad, WHOLE));
    }

    /** Remaining part of what is allowed, negative where overdrawn; empty where nothing is allowed. */
    public Optional<Fraction> remainingShare() {
        return shareOfAllowed(remaining().unscaledValue().longValueExact());
    }

    /**
     * Whether the promise is lost even if every slot still to come is good. The period's verdict may still be
     * Undecided, for want of coverage.
     *
     * @param slotsToCome planned slots of the period that are not yet over
     */
    public boolean isBreachCertain(long slotsToCome) {
        long whole = Math.addExact(good + bad, slotsToCome);
        return whole > 0 && !objective.isMetBy(new Ratio(whole - bad, whole));
    }

    private Optional<Fraction> shareOfAllowed(long millionths) {
        long allowed = allowed().unscaledValue().longValueExact();
        return allowed == 0 ? Optional.empty() : Optional.of(new Fraction(millionths, allowed));
    }
}
