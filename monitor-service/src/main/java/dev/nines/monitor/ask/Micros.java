package dev.nines.monitor.ask;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Lengths for people: three digits and a unit. */
final class Micros {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Micros() {}

    /** {@code 0.41 ms}, {@code 341 ms}, {@code 1.24 s}. */
    static String text(long micros) {
        var millis = BigDecimal.valueOf(micros, 3).round(THREE_DIGITS);
        if (millis.compareTo(BigDecimal.valueOf(1000)) < 0) return plain(millis) + " ms";
        return plain(BigDecimal.valueOf(micros, 6).round(THREE_DIGITS)) + " s";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
