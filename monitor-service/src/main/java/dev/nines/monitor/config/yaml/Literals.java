package dev.nines.monitor.config.yaml;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The literals of a configuration, units included. */
public final class Literals {
    private static final Pattern NUMBER = Kind.NUMBER.pattern();
    private static final Pattern DURATION = Kind.DURATION.pattern();
    private static final Pattern PERCENT = Kind.PERCENT.pattern();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Literals() {}

    public static Parsed<String> text(String text) {
        return text.isBlank() ? Parsed.wrong("must not be empty") : Parsed.ok(text);
    }

    public static Parsed<String> anyText(String text) {
        return Parsed.ok(text);
    }

    /** Longer than nothing. */
    public static Parsed<Duration> duration(String text) {
        var m = DURATION.matcher(text);
        if (NUMBER.matcher(text).matches()) {
            return Parsed.wrong("has no unit; write " + text + "s, " + text + "m, " + text + "h or " + text + "d");
        }
        if (!m.matches()) return Parsed.wrong("is not a duration; write 250ms, 10s, 5m, 1h or 30d");
        long n = Long.parseLong(m.group(1));
        if (n == 0) return Parsed.wrong("must be longer than nothing");
        return Parsed.ok(switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        });
    }

    /** In millionths: {@code 99.9%} is 999,000. From 0 to 100 %. */
    public static Parsed<Integer> percent(String text) {
        if (NUMBER.matcher(text).matches()) return Parsed.wrong("has no unit; write " + text + "%");
        var m = PERCENT.matcher(text);
        if (!m.matches()) return Parsed.wrong("is not a percentage; write 99.9%");
        var percent = new BigDecimal(m.group(1));
        if (percent.compareTo(HUNDRED) > 0) return Parsed.wrong("must be at most 100%");
        return Parsed.ok(percent.movePointRight(4).intValueExact());
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Literal<Integer> count(int least, int most) {
        return text -> {
            boolean whole = text.matches("[0-9]{1,9}");
            if (!whole || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                return Parsed.wrong("must be a whole number from " + least + " to " + most);
            }
            return Parsed.ok(Integer.parseInt(text));
        };
    }

    public static Parsed<BigDecimal> decimal(String text) {
        return NUMBER.matcher(text).matches()
                ? Parsed.ok(new BigDecimal(text)) : Parsed.wrong("must be a number such as 0.25");
    }

    /** A day of the calendar; which instant it begins at is the zone's to say. */
    public static Parsed<LocalDate> day(String text) {
        try {
            return Parsed.ok(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Parsed.wrong("is not a day; write 2026-01-31");
        }
    }

    /** With an offset, or in the zone's own time where that says which instant is meant. */
    public static Literal<Instant> instant(ZoneId zone) {
        return text -> {
            try {
                return Parsed.ok(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return local(text, zone);
            }
        };
    }

    private static Parsed<Instant> local(String text, ZoneId zone) {
        try {
            var local = LocalDateTime.parse(text);
            var offsets = zone.getRules().getValidOffsets(local);
            if (offsets.size() == 1) return Parsed.ok(local.toInstant(offsets.getFirst()));
            return Parsed.wrong((offsets.isEmpty() ? "never was in " + zone + ", where the clock was put forward"
                    : "was twice in " + zone + ", where the clock was put back") + "; write it with its offset, such as " + text + "+01:00");
        } catch (DateTimeParseException e) {
            return Parsed.wrong("is not an instant; write 2026-01-31T22:00Z or, in the contract's zone, 2026-01-31T23:00");
        }
    }

    public static Parsed<ZoneId> zone(String text) {
        try {
            return Parsed.ok(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Parsed.wrong("is no time zone"
                    + Nearest.hint(text, ZoneId.getAvailableZoneIds(), "; write Europe/Zurich or UTC"));
        }
    }

    /** As {@link #count(int, int)}, within what the place can hold. */
    static Literal<Integer> count(Shape place) {
        if (place instanceof Shape.Count(int least, int most)) return count(least, most);
        throw new IllegalStateException("is no whole number: " + place);
    }

    /** One word of a closed set. */
    public static <T> Literal<T> oneOf(Map<String, T> words) {
        return text -> {
            T value = words.get(text);
            return value == null ? Parsed.wrong(isNotOneOf(words.keySet().stream().sorted().toList(), "", text)) : Parsed.ok(value);
        };
    }

    /** One of the words of a place, which may also hold a table. */
    public static <T> Literal<T> word(Shape place, Function<String, T> meaning) {
        List<String> words = place.words();
        if (words.isEmpty()) throw new IllegalStateException("is no word: " + place);
        String table = place.isTable() ? ", or a table of " + String.join(", ", place.table().names()) : "";
        return text -> words.contains(text) ? Parsed.ok(meaning.apply(text)) : Parsed.wrong(isNotOneOf(words, table, text));
    }

    private static String isNotOneOf(List<String> words, String orElse, String text) {
        return "is not one of " + String.join(", ", words) + orElse + Nearest.hint(text, words, "");
    }
}
