package dev.nines.probe.openai.reply;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing array of bytes that is emptied and used again. The limit on a whole reply bounds it. */
final class Bytes {
    private static final byte[] NONE = {};
    private static final int FIRST_CAPACITY = 256;

    private byte[] array = NONE;
    private int length;

    void append(byte b) {
        makeRoomFor(1);
        array[length++] = b;
    }

    void append(byte[] from, int start, int end) {
        makeRoomFor(end - start);
        System.arraycopy(from, start, array, length, end - start);
        length += end - start;
    }

    /** The next {@code n} bytes of {@code from}. */
    void append(ByteBuffer from, int n) {
        makeRoomFor(n);
        from.get(array, length, n);
        length += n;
    }

    private void makeRoomFor(int n) {
        int needed = length + n;
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(Math.max(needed, FIRST_CAPACITY), array.length * 2));
        }
    }

    void removeFirst(int n) {
        System.arraycopy(array, n, array, 0, length - n);
        length -= n;
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    int capacity() {
        return array.length;
    }

    byte at(int index) {
        return array[index];
    }

    /** The backing array, valid up to {@link #length()} and until the next append. */
    byte[] array() {
        return array;
    }
}
