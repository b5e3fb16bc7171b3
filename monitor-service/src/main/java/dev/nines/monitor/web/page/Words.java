package dev.nines.monitor.web.page;

import dev.nines.sla.sample.LatencyBound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers are said to people: the same in every zone and locale of the machine. */
public final class Words {
    /** Stands where nothing was measured. */
    public static final String NOTHING = "–";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Words() {}

    /** {@code 2026-11-02 14:05:09}, UTC. */
    public static String utc(Instant at) {
        return UTC.format(at);
    }

    /** {@code 43,200}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 43.2}, {@code 0.18}: two decimals at most, rounded down. */
    public static String decimal(BigDecimal value) {
        var rounded = value.setScale(2, RoundingMode.FLOOR).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** {@code 412 ms}, {@code 1.83 s}, {@code ≥ 20 s}, {@code failed}: the rank falls on a run that was never answered. */
    public static String latency(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured(long micros) -> micros(micros);
            case LatencyBound.AtLeast(long micros) -> "≥ " + micros(micros);
            case LatencyBound.Never _ -> "failed";
        };
    }

    /** Three digits that matter: {@code 0.42 ms}, {@code 87.1 ms}, {@code 412 ms}, {@code 1.83 s}, {@code 61.2 s}. */
    public static String micros(long micros) {
        return micros < MICROS_PER_SECOND
                ? threeDigits(micros, MICROS_PER_MILLI) + " ms"
                : threeDigits(micros, MICROS_PER_SECOND) + " s";
    }

    /** {@code 3 d 4 h}, {@code 2 h 5 min}, {@code 12 min 30 s}, {@code 4 s}: the two largest units. */
    public static String duration(Duration d) {
        if (d.toDays() > 0) return two(d.toDays(), "d", d.toHoursPart(), "h");
        if (d.toHours() > 0) return two(d.toHours(), "h", d.toMinutesPart(), "min");
        if (d.toMinutes() > 0) return two(d.toMinutes(), "min", d.toSecondsPart(), "s");
        return d.toSeconds() + " s";
    }

    /** {@code 1 target}, {@code 8 targets}. */
    public static String plural(long n, String one, String many) {
        return count(n) + " " + (n == 1 ? one : many);
    }

    /** {@code endpoint gw is away} as {@code Endpoint gw is away.} */
    public static String sentence(String text) {
        if (text.isEmpty()) return text;
        var end = text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? "" : ".";
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
    }

    /** One path segment: slashes of a model's id are escaped too. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + " " + largeUnit : large + " " + largeUnit + " " + small + " " + smallUnit;
    }

    private static String threeDigits(long micros, long unit) {
        var value = BigDecimal.valueOf(micros).divide(BigDecimal.valueOf(unit), 6, RoundingMode.HALF_UP);
        int whole = value.precision() - value.scale();
        return value.setScale(Math.clamp(3L - whole, 0, 2), RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
