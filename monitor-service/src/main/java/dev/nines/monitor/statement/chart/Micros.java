package dev.nines.monitor.statement.chart;

import java.math.BigDecimal;

/** Microseconds as a person reads them. */
public final class Micros {
    private static final int DECIMALS = 6;

    private Micros() {}

    /** {@code 1.834 s}: every digit that is known, and none that is not. */
    public static String seconds(long us) {
        var seconds = BigDecimal.valueOf(us, DECIMALS).stripTrailingZeros();
        return seconds.setScale(Math.max(0, seconds.scale())).toPlainString() + " s";
    }
}
