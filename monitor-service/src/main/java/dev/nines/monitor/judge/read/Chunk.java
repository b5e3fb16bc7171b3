package dev.nines.monitor.judge.read;

/** A stretch of a file that begins and ends with a record. Nobody writes into its bytes any more. */
final class Chunk {
    private static final byte LINE_FEED = '\n';

    private final byte[] bytes;
    private final int size;
    private final Kind kind;

    /** What is in it: records, or one that is longer than any may be, of which only the first part is kept. */
    enum Kind { RECORDS, TOO_LONG }

    Chunk(byte[] bytes, int size, Kind kind) {
        this.bytes = bytes;
        this.size = size;
        this.kind = kind;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    Kind kind() {
        return kind;
    }

    /** How many lines end before this byte. */
    long linesBefore(int offset) {
        long lines = 0;
        for (int i = 0; i < offset; i++) if (bytes[i] == LINE_FEED) lines++;
        return lines;
    }

    /** Behind the end of the line that this byte is in. */
    int afterLine(int offset) {
        int at = offset;
        while (at < size && bytes[at] != LINE_FEED) at++;
        return Math.min(at + 1, size);
    }
}
