package dev.nines.monitor.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a wrong one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /** {@code ; did you mean "every"?}, or {@code otherwise} where nothing known is near. */
    public static String hint(String wrong, Collection<String> known, String otherwise) {
        return to(wrong, known).map(w -> "; did you mean \"" + w + "\"?").orElse(otherwise);
    }

    /** For a name that does not exist: the one that was probably meant, or those that there are. */
    public static String orThereIs(String wrong, Collection<String> known) {
        return hint(wrong, known, "; " + thereIs(known));
    }

    /** {@code there is "a" and "b"}, for the end of a sentence about a name that does not exist. */
    public static String thereIs(Collection<String> known) {
        if (known.isEmpty()) return "there is none";
        var quoted = known.stream().sorted().limit(8).map(w -> "\"" + w + "\"").toList();
        return "there is " + String.join(", ", quoted) + (known.size() > quoted.size() ? ", ..." : "");
    }

    private static Optional<String> to(String wrong, Collection<String> known) {
        int limit = Math.max(1, wrong.length() / 3);
        return known.stream()
                .filter(k -> distance(wrong, k) <= limit)
                .min(Comparator.<String>comparingInt(k -> distance(wrong, k)).thenComparing(k -> k));
    }

    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= from.length(); i++) row = nextRow(row, from.charAt(i - 1), i, to);
        return row[to.length()];
    }

    private static int[] nextRow(int[] above, char c, int i, String to) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int swapped = above[j - 1] + (c == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(swapped, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
