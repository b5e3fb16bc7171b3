package dev.nines.monitor.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model's id, in which {@code *} stands for any characters, slashes too. Case counts, as it does at the endpoints.
 */
public record ModelPattern(String text) {
    public static final ModelPattern ANY = new ModelPattern("*");

    public ModelPattern {
        if (text.isBlank()) throw new IllegalArgumentException("a model pattern must not be blank");
    }

    public static boolean anyMatches(List<ModelPattern> patterns, String model) {
        return patterns.stream().anyMatch(p -> p.matches(model));
    }

    public boolean matches(String model) {
        return glob(text).matcher(model).matches();
    }

    /** True where the text is one model's id and stands for itself, whether or not the endpoint lists it. */
    public boolean isExactId() {
        return text.indexOf('*') < 0;
    }

    /** True where one model could match both. */
    public boolean overlaps(ModelPattern other) {
        return overlap(text, other.text);
    }

    private static boolean overlap(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) return (a + b).chars().allMatch(c -> c == '*');
        if (a.charAt(0) == '*') return overlap(a.substring(1), b) || overlap(a, b.substring(1));
        if (b.charAt(0) == '*') return overlap(b, a);
        return a.charAt(0) == b.charAt(0) && overlap(a.substring(1), b.substring(1));
    }

    private static Pattern glob(String text) {
        var literals = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote);
        return Pattern.compile(literals.collect(Collectors.joining(".*")), Pattern.DOTALL);
    }
}
