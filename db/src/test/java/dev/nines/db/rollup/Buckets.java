package dev.nines.db.rollup;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Where HdrHistogram counts a value, told by its own words: which values it cannot tell apart. */
final class Buckets {
    private static final Histogram THREE_DIGITS = new Histogram(1, 2L * Integer.MAX_VALUE, 3);
    private static final long[] LOWEST = lowest();

    private Buckets() {}

    /** The place of the value's bucket among all buckets, from 0. */
    static int index(long value) {
        return Arrays.binarySearch(LOWEST, THREE_DIGITS.lowestEquivalentValue(value));
    }

    static long middle(long value) {
        return THREE_DIGITS.medianEquivalentValue(value);
    }

    private static long[] lowest() {
        var found = new long[22_528];
        for (int i = 1; i < found.length; i++) found[i] = THREE_DIGITS.nextNonEquivalentValue(found[i - 1]);
        return found;
    }
}
