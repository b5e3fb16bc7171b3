package dev.nines.probe.simulator;

/** Chance without state: the same seed, subject and number give the same draws, whatever was asked before. */
record Draws(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    static Draws of(long seed, String subject, long number) {
        return new Draws(mix(mix(seed + subject.hashCode() * GOLDEN) + number * GOLDEN));
    }

    /** In {@code [0, 1)}. */
    double uniform(int which) {
        return (bits(which) >>> 11) * UNIT;
    }

    /** Standard normal, by Box and Muller; takes {@code which} and the one after it. */
    double normal(int which) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(which)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(which + 1));
    }

    long bits(int which) {
        return mix(key + (which + 1) * GOLDEN);
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
