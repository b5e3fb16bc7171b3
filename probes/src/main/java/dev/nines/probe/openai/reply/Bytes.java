package dev.nines.probe.openai.reply;

import java.util.Arrays;

/** A growing array of bytes that is emptied and used again. The limit on a whole reply bounds it. */
final class Bytes {
    private byte[] array = new byte[512];
    private int length;

    void append(byte b) {
        if (length == array.length) array = Arrays.copyOf(array, length * 2);
        array[length++] = b;
    }

    void append(byte[] from, int start, int end) {
        int needed = length + end - start;
        if (needed > array.length) array = Arrays.copyOf(array, Math.max(needed, array.length * 2));
        System.arraycopy(from, start, array, length, end - start);
        length = needed;
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
