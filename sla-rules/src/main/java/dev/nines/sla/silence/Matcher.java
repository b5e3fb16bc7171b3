package dev.nines.sla.silence;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;

/**
 * One condition on one label. An absent label equals nothing and matches no pattern, and so it is not equal to anything.
 *
 * @param value for {@code GLOB} a pattern: {@code *} is any text, {@code ?} any one character, everything else itself
 */
public record Matcher(Label label, Is is, String value) {
    public Matcher {
        if (value.isBlank()) throw new IllegalArgumentException("a matcher must have a value: " + label);
    }

    public enum Is { EQUAL, NOT_EQUAL, GLOB }

    public boolean matches(Labels labels) {
        return switch (is) {
            case EQUAL -> labels.value(label).filter(value::equals).isPresent();
            case NOT_EQUAL -> labels.value(label).filter(value::equals).isEmpty();
            case GLOB -> labels.value(label).filter(text -> globs(value, text)).isPresent();
        };
    }

    /** {@code model~Pro/*}, {@code endpoint=global-api}, {@code tier!=free}. */
    public String text() {
        return Labels.word(label) + switch (is) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case GLOB -> "~";
        } + value;
    }

    /** Goes back to the last star only, so it takes at most length times length steps. */
    private static boolean globs(String pattern, String text) {
        int at = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = at;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(at))) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
