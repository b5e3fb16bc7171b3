package dev.nines.probe.openai;

import java.util.List;

/**
 * Words without meaning, always the same, to make a prompt long. Each is so frequent in English that the vocabularies of
 * today's models hold it, with the space before it, as one token: words and tokens are about as many.
 */
final class Filler {
    private static final List<String> WORDS = List.of("the", "house", "by", "the", "river", "was", "old", "and", "its",
            "garden", "had", "a", "white", "wall", "where", "people", "came", "in", "the", "summer", "to", "read", "or",
            "talk", "about", "their", "work", "until", "the", "light", "was", "gone");
    private static final int LONGEST_WORD_CHARS = 8;

    private Filler() {}

    /** @param count none where it is negative */
    static String words(int count) {
        var text = new StringBuilder(Math.max(0, count) * LONGEST_WORD_CHARS);
        for (int i = 0; i < count; i++) {
            if (i > 0) text.append(' ');
            text.append(WORDS.get(i % WORDS.size()));
        }
        return text.toString();
    }

    static int count(String text) {
        return text.split("\\s+").length;
    }
}
