package dev.nines.sla;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as people read them. */
public final class Percent {
    private static final int DECIMALS = 4;

    private Percent() {}

    /** {@code 99.8999 %}: four decimals, rounded down, so that what is below a promise never prints as the promise. */
    public static String text(Ratio ratio) {
        return BigDecimal.valueOf(ratio.part())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(ratio.whole()), DECIMALS, RoundingMode.DOWN)
                        .toPlainString()
                + " %";
    }
}
