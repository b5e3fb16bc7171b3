package dev.nines.sla.contract;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import java.math.BigDecimal;

/** A promised share of good, in millionths: 99.9 % is 999,000. */
public record Objective(int perMillion) {
    private static final int WHOLE = 1_000_000;

    public Objective {
        if (perMillion <= 0 || perMillion > WHOLE) {
            throw new IllegalArgumentException("objective must be in (0 %, 100 %]: " + perMillion + " millionths");
        }
    }

    public boolean isMetBy(Ratio attained) {
        return compare(attained) >= 0;
    }

    /** Negative where the attained share is below the objective, 0 where it is exactly the objective. */
    public int compare(Ratio attained) {
        return Long.compare(
                Math.multiplyExact(attained.part(), (long) WHOLE),
                Math.multiplyExact(attained.whole(), (long) perMillion));
    }

    public boolean isMetBy(Fraction attained) {
        return compare(attained) >= 0;
    }

    public int compare(Fraction attained) {
        return attained.compareTo(share());
    }

    /** The promised share of good, exact. */
    public Fraction share() {
        return new Fraction(perMillion, WHOLE);
    }

    /** The share of bad that the promise leaves room for, exact. */
    public Fraction badShare() {
        return new Fraction(WHOLE - perMillion, WHOLE);
    }

    /** How many of {@code whole} may be bad while the objective is still met. */
    public long allowedBad(long whole) {
        return Math.multiplyExact(whole, (long) (WHOLE - perMillion)) / WHOLE;
    }

    /** {@code 99.9 %}. */
    public String text() {
        return BigDecimal.valueOf(perMillion, 4).stripTrailingZeros().toPlainString() + " %";
    }
}
