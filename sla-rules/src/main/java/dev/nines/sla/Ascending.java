package dev.nines.sla;

import java.util.Arrays;

/** Fractions in ascending order. A month of answers is put in order by the few of each interval, which is done without a branch. */
public final class Ascending {
    /** As many as an interval has at some runs a minute; of more, comparing each with each would take longer than sorting. */
    private static final int FEW = 12;
    /** Where the first, the second and so on of them are: each place in a hexadecimal digit, all in one register. */
    private static final long AS_THEY_ARE = 0xba98_7654_3210L;
    private static final int DIGIT = 4;
    private static final int LAST_DIGIT = 0xf;

    private Ascending() {}

    /** The first so many of these. */
    public static Fraction[] of(Fraction[] values, int size) {
        if (size <= FEW && haveSmallProducts(values, size)) return placed(values, size);
        var ordered = Arrays.copyOf(values, size);
        Arrays.sort(ordered);
        return ordered;
    }

    /** Whether none is negative and a part of any times a whole of any is less than 2^63. */
    private static boolean haveSmallProducts(Fraction[] values, int size) {
        long parts = 0;
        long wholes = 0;
        for (int i = 0; i < size; i++) {
            var value = values[i];
            parts |= value.large == null ? value.part : -1;
            wholes |= value.whole;
        }
        return Long.numberOfLeadingZeros(parts) + Long.numberOfLeadingZeros(wholes) > Long.SIZE;
    }

    /**
     * Each at the place of how many are below it. No comparison waits for another, as where values change places, and none is guessed: of
     * values in no order every other guess is wrong.
     */
    private static Fraction[] placed(Fraction[] values, int size) {
        var ordered = new Fraction[size];
        long places = AS_THEY_ARE;
        for (int i = 0; i < size; i++) {
            var value = values[i];
            int place = (int) (places >>> (DIGIT * i)) & LAST_DIGIT;
            for (int later = i + 1; later < size; later++) {
                long isBelow = oneIfBelow(values[later], value);
                place += (int) isBelow;
                places -= isBelow << (DIGIT * later);
            }
            ordered[place] = value;
        }
        return ordered;
    }

    /** The sign of a difference of products that are small enough for it. */
    private static long oneIfBelow(Fraction one, Fraction other) {
        return (one.part * other.whole - other.part * one.whole) >>> (Long.SIZE - 1);
    }
}
