package dev.nines.sla.bench;

/**
 * A sum of which nothing leaves the registers, a tenth of a millisecond long. It neither reads memory nor allocates: whatever it takes above its
 * least is taken by others who compute on the same core, such as the neighbours of a virtual machine.
 */
final class Yardstick {
    private static final int TERMS = 70_000;
    private static final int TO_WARM_UP = 500;

    private long least = Long.MAX_VALUE;
    private long sum;

    Yardstick() {
        for (int i = 0; i < TO_WARM_UP; i++) nanos();
    }

    /** What it takes now. */
    long nanos() {
        long began = System.nanoTime();
        sum += summed(sum);
        long took = System.nanoTime() - began;
        least = Math.min(least, took);
        return took;
    }

    /** Whether it took no more than a tenth above the least of this process. */
    boolean isUndisturbed(long nanos) {
        return nanos * 10 <= least * 11;
    }

    /** Eight sums that hardly wait for one another: they fill a core, so that sharing it shows. */
    private static long summed(long seed) {
        long a = seed, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        for (int i = 0; i < TERMS; i++) {
            a += i ^ b;
            b ^= i + 7;
            c += i ^ (a >>> 3);
            d += i;
            e ^= i * 3L;
            f += i ^ 5;
            g -= i;
            h ^= i;
        }
        return a + b + c + d + e + f + g + h;
    }
}
