package dev.nines.monitor.judge.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values of one line, each in the slot of its column. Used again for the next line. For one thread. */
public final class Cells {
    /** The text of an error may be a page; nothing that is understood is longer than this. */
    private static final int LONGEST_CHARS = 2_000;
    private static final int ABSENT = -1;
    private static final int NO_VALUE = -2;

    private final int[] from;
    private final int[] to;
    private char[] text = new char[4_096];
    private int end;

    public Cells(int slots) {
        from = new int[slots];
        to = new int[slots];
        clear();
    }

    public void clear() {
        end = 0;
        Arrays.fill(to, ABSENT);
    }

    public void put(int slot, char[] chars, int offset, int length) {
        int kept = Math.min(length, LONGEST_CHARS);
        reserve(kept);
        System.arraycopy(chars, offset, text, end, kept);
        finish(slot, kept);
    }

    /** UTF-8. */
    public void put(int slot, byte[] bytes, int begin, int stop) {
        int kept = Math.min(stop - begin, LONGEST_CHARS);
        reserve(kept);
        for (int i = 0; i < kept; i++) {
            byte b = bytes[begin + i];
            if (b < 0) {
                var decoded = new String(bytes, begin, stop - begin, StandardCharsets.UTF_8).toCharArray();
                put(slot, decoded, 0, decoded.length);
                return;
            }
            text[end + i] = (char) b;
        }
        finish(slot, kept);
    }

    public void put(int slot, String value) {
        put(slot, value.toCharArray(), 0, value.length());
    }

    /** There is something, and it is no single value. */
    public void putStructure(int slot) {
        to[slot] = NO_VALUE;
    }

    boolean isAbsent(int slot) {
        return to[slot] == ABSENT || to[slot] == from[slot];
    }

    boolean isStructure(int slot) {
        return to[slot] == NO_VALUE;
    }

    char[] chars() {
        return text;
    }

    int from(int slot) {
        return from[slot];
    }

    int to(int slot) {
        return to[slot];
    }

    String string(int slot) {
        return new String(text, from[slot], to[slot] - from[slot]);
    }

    private void reserve(int chars) {
        if (end + chars > text.length) text = Arrays.copyOf(text, Math.max(text.length * 2, end + chars));
    }

    private void finish(int slot, int length) {
        from[slot] = end;
        end += length;
        to[slot] = end;
    }
}
