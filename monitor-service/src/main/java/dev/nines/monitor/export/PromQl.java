package dev.nines.monitor.export;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** Pieces of PromQL. */
final class PromQl {
    /** What tells one series of ours from another. */
    static final String SERIES = "endpoint, probe, model, tier, vantage";

    private PromQl() {}

    /** The text as a string literal. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + '"';
    }

    /** The text as a regular expression of RE2 that matches it alone. */
    static String literally(String text) {
        return text.chars().mapToObj(c -> "\\.+*?()|[]{}^$".indexOf(c) < 0 ? Character.toString(c) : "\\" + (char) c)
                .collect(Collectors.joining());
    }

    /** {@code label="a"}, or {@code label=~"a|b"}. */
    static String isOneOf(String label, Collection<String> values) {
        return values.size() == 1 ? label + "=" + quoted(values.iterator().next()) : label + "=~" + quoted(anyOf(values));
    }

    static String isNoneOf(String label, Collection<String> values) {
        return values.size() == 1 ? label + "!=" + quoted(values.iterator().next()) : label + "!~" + quoted(anyOf(values));
    }

    /** {@code 5m}, {@code 3d}: in the largest unit that fits. */
    static String window(Duration d) {
        if (d.toSeconds() % 86_400 == 0) return d.toDays() + "d";
        if (d.toSeconds() % 3_600 == 0) return d.toHours() + "h";
        return d.toSeconds() % 60 == 0 ? d.toMinutes() + "m" : d.toSeconds() + "s";
    }

    static String sum(String of) {
        return "sum by (" + SERIES + ") (" + of + ")";
    }

    private static String anyOf(Collection<String> values) {
        return values.stream().map(PromQl::literally).collect(Collectors.joining("|"));
    }
}
