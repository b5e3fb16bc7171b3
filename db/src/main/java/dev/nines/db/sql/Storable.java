package dev.nines.db.sql;

import java.nio.charset.StandardCharsets;

/** Text that PostgreSQL can hold. */
public final class Storable {
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /**
     * U+0000 and halves of surrogate pairs, which no text of PostgreSQL can hold, become U+FFFD. One such character,
     * sent by some server in an error text, would otherwise keep its whole batch from being stored for ever.
     */
    public static String text(String any) {
        if (isStorable(any)) return any;
        var kept = new StringBuilder(any.length());
        any.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** An encoder for each of millions of texts would cost more than to store them: nearly none holds a surrogate. */
    private static boolean isStorable(String any) {
        if (any.indexOf('\0') >= 0) return false;
        for (int i = 0; i < any.length(); i++) {
            if (Character.isSurrogate(any.charAt(i))) return StandardCharsets.UTF_8.newEncoder().canEncode(any);
        }
        return true;
    }
}
