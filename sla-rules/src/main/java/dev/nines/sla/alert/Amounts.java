package dev.nines.sla.alert;

import dev.nines.sla.Fraction;
import dev.nines.sla.burn.Burn;
import java.math.RoundingMode;
import java.time.Duration;

/** Lengths and multiples as people read them. */
final class Amounts {
    private Amounts() {}

    /** {@code 3 d}, {@code 6 h}, {@code 5 min}, {@code 800 ms}: in the largest unit that leaves nothing over. */
    static String text(Duration length) {
        if (length.isZero()) return "0 s";
        if (length.toMillis() % 1_000 != 0) return length.toMillis() + " ms";
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0) return seconds / 86_400 + " d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + " h";
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** Rounded down: what did not exceed a factor never reads as if it had. */
    static String text(Burn burn) {
        return switch (burn) {
            case Burn.Rate(var multiple) -> text(multiple);
            case Burn.Unknown _ -> "unknown";
        };
    }

    static String text(Fraction number) {
        return number.decimal(2, RoundingMode.FLOOR).stripTrailingZeros().toPlainString();
    }
}
