package dev.nines.monitor.statement;

import dev.nines.sla.sample.LatencyBound;
import java.math.BigDecimal;

/** What is known of a latency, for people and as a document's word and number. */
public final class BoundText {
    private BoundText() {}

    /** {@code 0.812 s}, {@code at least 20 s}, {@code never answered}. */
    public static String of(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured(long us) -> seconds(us);
            case LatencyBound.AtLeast(long us) -> "at least " + seconds(us);
            case LatencyBound.Never _ -> "never answered";
        };
    }

    public static String word(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured _ -> "measured";
            case LatencyBound.AtLeast _ -> "at_least";
            case LatencyBound.Never _ -> "never_answered";
        };
    }

    /** 0 of what was never answered. */
    public static long micros(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured(long us) -> us;
            case LatencyBound.AtLeast(long us) -> us;
            case LatencyBound.Never _ -> 0;
        };
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString() + " s";
    }
}
