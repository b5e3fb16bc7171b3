package dev.nines.monitor.config.keys;

import dev.nines.monitor.config.shape.Kind;
import java.time.Duration;

/** Durations as they are written. */
final class Days {
    private Days() {}

    /** The longer of two; the second where the first is no duration. */
    static String longer(String one, String other) {
        return length(one).compareTo(length(other)) > 0 ? one : other;
    }

    private static Duration length(String text) {
        var m = Kind.DURATION.pattern().matcher(text);
        if (!m.matches()) return Duration.ZERO;
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
