package dev.nines.sla.statistics;

/**
 * Numbers that look drawn and that a seed determines on every machine and release of Java: the generator SplitMix64 of
 * Steele, Lea and Flood.
 */
final class Draws {
    private long state;

    Draws(long seed) {
        state = seed;
    }

    /** Each of 0 to {@code bound - 1} as often as any other, to one in four billion. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
