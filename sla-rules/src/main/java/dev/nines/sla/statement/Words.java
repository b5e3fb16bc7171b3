package dev.nines.sla.statement;

import dev.nines.sla.contract.Rule.Of;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Values in plain words. */
final class Words {
    private Words() {}

    /** {@code 800 ms}, {@code 2 s}, {@code 1.5 s}. */
    static String duration(Duration duration) {
        boolean belowOneSecond = duration.compareTo(Duration.ofSeconds(1)) < 0;
        return BigDecimal.valueOf(duration.toNanos(), belowOneSecond ? 6 : 9).stripTrailingZeros().toPlainString()
                + (belowOneSecond ? " ms" : " s");
    }

    static String phase(Of of) {
        return switch (of) {
            case FIRST_TOKEN -> "time to the first token";
            case TOTAL -> "total time";
        };
    }

    /** {@code 900,000} millionths as {@code 90 %}. */
    static String millionths(int perMillion) {
        return BigDecimal.valueOf(perMillion, 4).stripTrailingZeros().toPlainString() + " %";
    }

    /** {@code LOCAL 3, NOT_RUN 1}; {@code none} where there is nothing. */
    static String reasons(SortedMap<String, Long> counts) {
        if (counts.isEmpty()) return "none";
        return counts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }
}
