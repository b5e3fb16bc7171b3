package dev.nines.monitor.judge.line;

import java.util.Arrays;

/** Texts that recur from line to line, such as a model's name: each is made once, as long as few of them differ. For one thread. */
final class Words {
    private static final int SIZE = 1 << 12;

    private final String[] kept = new String[SIZE];

    Words() {
        Arrays.fill(kept, "");
    }

    String of(char[] chars, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) hash = 31 * hash + chars[i];
        int place = (hash ^ (hash >>> 12)) & (SIZE - 1);
        var known = kept[place];
        if (isSame(known, chars, from, to)) return known;
        kept[place] = new String(chars, from, to - from);
        return kept[place];
    }

    private static boolean isSame(String word, char[] chars, int from, int to) {
        if (word.length() != to - from) return false;
        for (int i = 0; i < word.length(); i++) if (word.charAt(i) != chars[from + i]) return false;
        return true;
    }
}
