package dev.nines.sla.budget;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Objective;
import java.util.Optional;

/**
 * Where a period stands before it is over, in runs, minutes or intervals. "Below the promise so far" and "the breach is
 * certain" are different states.
 *
 * @param whole units of the whole period
 * @param elapsed those that are over, and can change no more
 * @param bad those of them that were bad; a fraction where intervals are bad in part
 */
public record OpenPeriod(Objective objective, long whole, long elapsed, Fraction bad) {
    public OpenPeriod {
        if (whole < 1) throw new IllegalArgumentException("whole must be at least 1: " + whole);
        if (bad.isBelow(Fraction.ZERO) || bad.isAbove(Fraction.of(elapsed)) || whole < elapsed) {
            throw new IllegalArgumentException(
                    "must rise from 0: bad " + bad.plainText() + ", elapsed " + elapsed + ", whole " + whole);
        }
    }

    public OpenPeriod(Objective objective, long whole, long elapsed, long bad) {
        this(objective, whole, elapsed, Fraction.of(bad));
    }

    public enum Outlook {
        /** Even a perfect rest cannot keep the promise. */
        BREACH_CERTAIN,
        /** Even a rest that is all bad keeps it. */
        MET_CERTAIN,
        OPEN
    }

    public Outlook outlook() {
        if (!objective.isMetBy(bestEnd())) return Outlook.BREACH_CERTAIN;
        return objective.isMetBy(worstEnd()) ? Outlook.MET_CERTAIN : Outlook.OPEN;
    }

    /** Empty before anything is over. */
    public Optional<Fraction> soFar() {
        return elapsed == 0 ? Optional.empty() : Optional.of(good().dividedBy(Fraction.of(elapsed)));
    }

    /** The share at the end if all to come is good. */
    public Fraction bestEnd() {
        return Fraction.of(whole).minus(bad).dividedBy(Fraction.of(whole));
    }

    /** The share at the end if all to come is bad. */
    public Fraction worstEnd() {
        return good().dividedBy(Fraction.of(whole));
    }

    /** The share at the end if the rest goes as it went so far; empty before anything is over. */
    public Optional<Fraction> projectedEnd() {
        return soFar();
    }

    private Fraction good() {
        return Fraction.of(elapsed).minus(bad);
    }

    /** Units that may be bad in the whole period. */
    public Fraction budget() {
        return objective.badShare().times(Fraction.of(whole));
    }

    public Fraction remaining() {
        return budget().minus(bad);
    }

    /** Remaining part of the budget; empty where the promise leaves no room at all. */
    public Optional<Fraction> remainingShare() {
        var budget = budget();
        return budget.equals(Fraction.ZERO) ? Optional.empty() : Optional.of(remaining().dividedBy(budget));
    }

    /** How many times as fast as the promise allows bad came so far; empty where that cannot be said. */
    public Optional<Fraction> burn() {
        var allowed = objective.badShare();
        if (elapsed == 0 || allowed.equals(Fraction.ZERO)) return Optional.empty();
        return Optional.of(bad.dividedBy(Fraction.of(elapsed)).dividedBy(allowed));
    }
}
