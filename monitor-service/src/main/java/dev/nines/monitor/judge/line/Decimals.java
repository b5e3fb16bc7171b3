package dev.nines.monitor.judge.line;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers of a log as whole microseconds. What is below one is cut, as it is cut of the service's own runs. */
final class Decimals {
    /** What is no number. */
    static final long NONE = Long.MIN_VALUE;

    /** A number with more digits goes the slow way. */
    private static final int MOST_DIGITS = 18;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /** @return {@link #NONE} where the characters are no number, or one too large to be meant */
    static long micros(char[] chars, int from, int to, int shift) {
        long value = 0;
        int digits = 0;
        int decimals = -1;
        boolean negative = from < to && chars[from] == '-';
        for (int i = negative ? from + 1 : from; i < to; i++) {
            char c = chars[i];
            if (c >= '0' && c <= '9') {
                if (decimals >= 0 && decimals >= shift) continue; // below a microsecond
                if (++digits > MOST_DIGITS) return slowly(chars, from, to, shift);
                value = value * 10 + (c - '0');
                if (decimals >= 0) decimals++;
            } else if (c == '.' && decimals < 0 && digits > 0) {
                decimals = 0;
            } else {
                return slowly(chars, from, to, shift);
            }
        }
        if (digits == 0) return NONE;
        return scaled(negative ? -value : value, shift - Math.max(decimals, 0), chars, from, to, shift);
    }

    private static long scaled(long value, int missing, char[] chars, int from, int to, int shift) {
        if (missing < 0) return Math.floorDiv(value, POWERS[-missing]);
        long scaled = value * POWERS[missing];
        return scaled / POWERS[missing] == value ? scaled : slowly(chars, from, to, shift);
    }

    /** With an exponent, or with many digits. */
    private static long slowly(char[] chars, int from, int to, int shift) {
        if (to - from > 64 || !isPlain(chars, from, to)) return NONE;
        try {
            var exact = new BigDecimal(chars, from, to - from);
            if ((long) exact.precision() - exact.scale() > 30 || exact.scale() > 1_000) return NONE;
            var micros = exact.movePointRight(shift).setScale(0, RoundingMode.FLOOR);
            return micros.abs().compareTo(MOST) > 0 ? NONE : micros.longValueExact();
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** The digits of other scripts are digits to the platform, and no numbers of a log. */
    private static boolean isPlain(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) if ("0123456789.eE+-".indexOf(chars[i]) < 0) return false;
        return true;
    }
}
