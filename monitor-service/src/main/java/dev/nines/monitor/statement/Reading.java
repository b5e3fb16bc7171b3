package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Interruption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The document's words as a person reads them; for the template. */
public final class Reading {
    private Reading() {}

    /** {@code 2026-10-31 23:00:00 UTC}. */
    public static String utc(String instant) {
        var text = Instant.parse(instant).toString();
        return text.substring(0, 10) + " " + text.substring(11, 19) + " UTC";
    }

    public static String verdict(String word) {
        return switch (word) {
            case "MET" -> "✓ met";
            case "BREACHED" -> "✗ breached";
            default -> "? undecided";
        };
    }

    public static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** {@code LOW_COVERAGE} as {@code low coverage}. */
    public static String reason(String word) {
        return lower(word).replace('_', ' ');
    }

    public static String percent(String number) {
        return number.isEmpty() ? "–" : number + " %";
    }

    public static String reasons(SortedMap<String, Long> counts) {
        return counts.entrySet().stream().map(e -> e.getValue() + " " + reason(e.getKey())).collect(Collectors.joining(", "));
    }

    public static String until(Interruption i) {
        return i.until().isEmpty() ? "goes on" : utc(i.until());
    }

    public static String length(Interruption i) {
        if (i.until().isEmpty()) return "–";
        var d = Duration.between(Instant.parse(i.since()), Instant.parse(i.until()));
        return d.toHours() + " h " + d.toMinutesPart() + " min " + d.toSecondsPart() + " s";
    }
}
