package dev.nines.sla.distribution;

/** HdrHistogram's own index at three digits and a lowest value of 1: 1024 buckets for each power of two from 2048 on, each at most 1/1024 wide. */
final class Buckets {
    static final int DIGITS = 3;
    private static final int HALF_BITS = 10;

    private Buckets() {}

    static int index(long micros) {
        int shift = Math.max(0, Long.SIZE - 1 - HALF_BITS - Long.numberOfLeadingZeros(micros));
        return (shift << HALF_BITS) + (int) (micros >> shift);
    }

    static long lowest(int index) {
        int shift = shift(index);
        return (long) (index - (shift << HALF_BITS)) << shift;
    }

    static long highest(int index) {
        return lowest(index) + (1L << shift(index)) - 1;
    }

    /** At most 0.049 % from every value in the bucket. */
    static long middle(int index) {
        return lowest(index) + (1L << shift(index) >> 1);
    }

    private static int shift(int index) {
        return Math.max(0, (index >> HALF_BITS) - 1);
    }
}
