package dev.nines.sla.verdict;

/**
 * Sorts by digits, the last one first (Knuth, The Art of Computer Programming 3, 5.2.5): a month of latencies of a few seconds takes two
 * passes. A statement of 184 models sorts hundreds of such months.
 */
final class Digits {
    private static final int BITS = 11;
    private static final int VALUES = 1 << BITS;

    private Digits() {}

    /** The first {@code size} of them, in a list of their own or in the same one. Negative ones come first. */
    static long[] sorted(long[] values, int size) {
        long[] from = values;
        long[] to = new long[values.length];
        long used = used(values, size);
        for (int shift = 0; shift < Long.SIZE && used >>> shift != 0; shift += BITS) {
            pass(from, to, size, shift);
            long[] passed = to;
            to = from;
            from = passed;
        }
        return from;
    }

    /** Every bit in which one of them differs from nothing. */
    private static long used(long[] values, int size) {
        long used = 0;
        for (int i = 0; i < size; i++) used |= values[i];
        return used;
    }

    private static void pass(long[] from, long[] to, int size, int shift) {
        int[] next = new int[VALUES + 1];
        for (int i = 0; i < size; i++) next[digit(from[i], shift) + 1]++;
        for (int d = 1; d < next.length; d++) next[d] += next[d - 1];
        for (int i = 0; i < size; i++) to[next[digit(from[i], shift)]++] = from[i];
    }

    /** With the sign turned round, so that what is negative stands before what is not. */
    private static int digit(long value, int shift) {
        return (int) ((value ^ Long.MIN_VALUE) >>> shift) & (VALUES - 1);
    }
}
