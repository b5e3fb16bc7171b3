package dev.nines.probe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Token counts of one run. Unknown counts are absent; nothing is estimated. */
public record Tokens(Map<TokenKind, Integer> counts) {
    private static final TokenKind[] KINDS = TokenKind.values();
    public static final Tokens NONE = new Tokens(Map.of());

    public Tokens {
        counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
        for (var kind : KINDS) {
            Integer n = counts.get(kind);
            if (n != null && n < 0) throw new IllegalArgumentException(kind.field() + " must not be negative: " + n);
        }
    }

    public OptionalInt count(TokenKind kind) {
        Integer n = counts.get(kind);
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }

    public Tokens with(TokenKind kind, int n) {
        var copy = new EnumMap<TokenKind, Integer>(TokenKind.class);
        copy.putAll(counts);
        copy.put(kind, n);
        return new Tokens(copy);
    }
}
