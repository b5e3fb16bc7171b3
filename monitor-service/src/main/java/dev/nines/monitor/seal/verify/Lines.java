package dev.nines.monitor.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a CSV file as bytes, each ended by CR and LF; none longer than one could honestly be. */
final class Lines {
    private static final int LONGEST = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[2 * LONGEST];
    private int from;
    private int to;
    private int length;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     * @throws IOException with what is wrong, where the file cannot be read on as lines
     */
    boolean next() throws IOException {
        from += length == 0 && number == 0 ? 0 : length + 2;
        number++;
        int scanned = 0;
        while (true) {
            int end = end(from + scanned);
            if (end >= 0) {
                length = end - from;
                return true;
            }
            scanned = Math.max(0, to - from - 1);
            if (to - from >= LONGEST) throw new IOException("line " + number + " is longer than " + LONGEST + " bytes");
            if (fill() < 0) return atEnd();
        }
    }

    private boolean atEnd() throws IOException {
        if (to > from) throw new IOException("is cut off within line " + number);
        return false;
    }

    /** Where the line ends; less than zero where that is not in the buffer. */
    private int end(int start) throws IOException {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') throw new IOException("line " + number + " does not end with CR and LF");
            if (buffer[i] == '\r' && i + 1 < to) {
                if (buffer[i + 1] == '\n') return i;
                throw new IOException("line " + number + " does not end with CR and LF");
            }
        }
        return -1;
    }

    private int fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int some = in.read(buffer, to, buffer.length - to);
        if (some > 0) to += some;
        return some;
    }

    /** From 1. */
    long number() {
        return number;
    }

    byte[] bytes() {
        return Arrays.copyOfRange(buffer, from, from + length);
    }

    String text() {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }
}
