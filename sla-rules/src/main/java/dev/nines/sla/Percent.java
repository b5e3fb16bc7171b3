package dev.nines.sla;

import java.math.RoundingMode;

/** Shares as people read them. */
public final class Percent {
    private static final int DECIMALS = 4;
    private static final Fraction HUNDRED = Fraction.of(100);

    private Percent() {}

    public static String text(Ratio ratio) {
        return text(ratio.fraction());
    }

    /** {@code 99.8999 %}: four decimals, rounded down, so that what is below a promise never prints as the promise. */
    public static String text(Fraction share) {
        return share.times(HUNDRED).decimal(DECIMALS, RoundingMode.DOWN).toPlainString() + " %";
    }
}
