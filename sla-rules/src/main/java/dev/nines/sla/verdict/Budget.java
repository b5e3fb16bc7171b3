package dev.nines.sla.verdict;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import java.util.Optional;

/**
 * How much bad a promise leaves room for, exact, in the units of its rule: runs, minutes, intervals. What is overdrawn
 * stays negative.
 *
 * @param whole good and bad
 */
public record Budget(Objective objective, Fraction whole, Fraction bad) {
    public Budget {
        if (bad.isBelow(Fraction.ZERO) || bad.isAbove(whole)) {
            throw new IllegalArgumentException("bad must be in 0.." + whole.plainText() + ": " + bad.plainText());
        }
    }

    /** Of units that are good or bad as a whole. */
    public Budget(Objective objective, long good, long bad) {
        this(objective, Fraction.of(Math.addExact(good, bad)), Fraction.of(bad));
    }

    /** 43.2 of 43,200 samples at 99.9 %. */
    public Fraction allowed() {
        return whole.times(objective.badShare());
    }

    public Fraction remaining() {
        return allowed().minus(bad);
    }

    /** Used part of what is allowed, 12/10 where overdrawn; empty where nothing is allowed. */
    public Optional<Fraction> usedShare() {
        return shareOfAllowed(bad);
    }

    /** Remaining part of what is allowed, negative where overdrawn; empty where nothing is allowed. */
    public Optional<Fraction> remainingShare() {
        return shareOfAllowed(remaining());
    }

    /**
     * Whether the promise is lost even if every slot still to come is good. The period's verdict may still be
     * Undecided, for want of coverage.
     *
     * @param toCome planned units of the period that are not yet over
     */
    public boolean isBreachCertain(long toCome) {
        var all = whole.plus(Fraction.of(toCome));
        return all.isAbove(Fraction.ZERO) && !objective.isMetBy(all.minus(bad).dividedBy(all));
    }

    private Optional<Fraction> shareOfAllowed(Fraction part) {
        var allowed = allowed();
        return allowed.equals(Fraction.ZERO) ? Optional.empty() : Optional.of(part.dividedBy(allowed));
    }
}
