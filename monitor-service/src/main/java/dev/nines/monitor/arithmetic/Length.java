package dev.nines.monitor.arithmetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** Lengths of time and counts as people say them. */
final class Length {
    private static final BigDecimal SECONDS_OF_MINUTE = BigDecimal.valueOf(60);
    private static final long MINUTES_OF_HOUR = 60;
    private static final long HOURS_OF_DAY = 24;

    private Length() {}

    /** {@code 43 min 12 s}, {@code 2 d 3 h}; tenths of a second are rounded down. */
    static String text(BigDecimal seconds) {
        var rounded = seconds.setScale(1, RoundingMode.DOWN);
        long allMinutes = rounded.divideToIntegralValue(SECONDS_OF_MINUTE).longValueExact();
        var rest = rounded.remainder(SECONDS_OF_MINUTE).stripTrailingZeros();
        long allHours = allMinutes / MINUTES_OF_HOUR;
        var parts = new ArrayList<String>();
        if (allHours >= HOURS_OF_DAY) parts.add(allHours / HOURS_OF_DAY + " d");
        if (allHours % HOURS_OF_DAY > 0) parts.add(allHours % HOURS_OF_DAY + " h");
        if (allMinutes % MINUTES_OF_HOUR > 0) parts.add(allMinutes % MINUTES_OF_HOUR + " min");
        if (rest.signum() > 0 || parts.isEmpty()) parts.add(rest.toPlainString() + " s");
        return String.join(" ", parts);
    }

    static String text(Duration length) {
        return text(BigDecimal.valueOf(length.toMillis(), 3));
    }

    /** {@code 43,200}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1 failure}, {@code 43 failures}. */
    static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** {@code 5 %} of a share in millionths. */
    static String percent(long perMillion) {
        return BigDecimal.valueOf(perMillion, 4).stripTrailingZeros().toPlainString() + " %";
    }
}
