package dev.nines.monitor.config;

import java.util.List;

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

    /** In time that grows with the length of both, whatever the pattern. */
    public boolean matches(String model) {
        int at = 0;
        int star = -1;
        int from = 0;
        for (int i = 0; i < model.length();) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                from = i;
            } else if (at < text.length() && text.charAt(at) == model.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++from;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(c -> c == '*');
    }

    /** True where the text is one model's id and stands for itself, whether or not the endpoint lists it. */
    public boolean isExactId() {
        return text.indexOf('*') < 0;
    }

    /** True where one model could match both. */
    public boolean overlaps(ModelPattern other) {
        return overlap(text, other.text);
    }

    /** Filled from the ends: whether what is left of both can be the same. */
    private static boolean overlap(String a, String b) {
        boolean[][] can = new boolean[a.length() + 1][b.length() + 1];
        for (int i = a.length(); i >= 0; i--) {
            for (int j = b.length(); j >= 0; j--) {
                boolean inA = i < a.length();
                boolean inB = j < b.length();
                if (inA && a.charAt(i) == '*') can[i][j] = can[i + 1][j] || (inB && can[i][j + 1]);
                else if (inB && b.charAt(j) == '*') can[i][j] = can[i][j + 1] || (inA && can[i + 1][j]);
                else can[i][j] = inA == inB && (!inA || (a.charAt(i) == b.charAt(j) && can[i + 1][j + 1]));
            }
        }
        return can[0][0];
    }
}
