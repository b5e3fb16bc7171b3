package dev.nines.monitor.judge.read;

import java.util.Arrays;

/**
 * Finds the fields of one CSV record after another, as RFC 4180 writes them: a field in quotes may hold delimiters, line feeds and
 * doubled quotes. A quote inside a field that does not begin with one is a character like any other. For one thread.
 */
final class CsvScan {
    /** The bytes end inside the record. */
    static final int NOT_WHOLE = -1;
    /** Something stands behind a closing quote. */
    static final int MALFORMED = -2;

    private static final byte QUOTE = '"';
    private static final byte LINE_FEED = '\n';

    private final byte delimiter;
    private int count;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] doubled = new boolean[64];

    CsvScan(byte delimiter) {
        this.delimiter = delimiter;
    }

    int count() {
        return count;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    /** Whether the field holds quotes that are written twice. */
    boolean isDoubled(int field) {
        return doubled[field];
    }

    /** @return behind the record's line feed, {@link #NOT_WHOLE} or {@link #MALFORMED} */
    int record(byte[] bytes, int at, int size) {
        count = 0;
        int next = at;
        while (true) {
            int end = next < size && bytes[next] == QUOTE ? quoted(bytes, next, size) : plain(bytes, next, size);
            if (end < 0) return end;
            if (bytes[end] == LINE_FEED) return end + 1;
            next = end + 1;
        }
    }

    private int plain(byte[] bytes, int begin, int size) {
        int at = begin;
        while (at < size && bytes[at] != delimiter && bytes[at] != LINE_FEED) at++;
        if (at == size) return NOT_WHOLE;
        boolean carriageReturn = bytes[at] == LINE_FEED && at > begin && bytes[at - 1] == '\r';
        add(begin, carriageReturn ? at - 1 : at, false);
        return at;
    }

    private int quoted(byte[] bytes, int begin, int size) {
        boolean twice = false;
        int at = begin + 1;
        while (true) {
            while (at < size && bytes[at] != QUOTE) at++;
            if (at + 1 >= size) return NOT_WHOLE;
            if (bytes[at + 1] != QUOTE) break;
            twice = true;
            at += 2;
        }
        add(begin + 1, at, twice);
        return afterQuote(bytes, at + 1, size);
    }

    private int afterQuote(byte[] bytes, int at, int size) {
        if (bytes[at] == delimiter || bytes[at] == LINE_FEED) return at;
        if (bytes[at] != '\r') return MALFORMED;
        if (at + 1 == size) return NOT_WHOLE;
        return bytes[at + 1] == LINE_FEED ? at + 1 : MALFORMED;
    }

    private void add(int begin, int end, boolean twice) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        from[count] = begin;
        to[count] = end;
        doubled[count++] = twice;
    }
}
