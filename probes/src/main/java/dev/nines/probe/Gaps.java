package dev.nines.probe;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The distances between the token reads of one answer, in microseconds, in their order. Token events that one read
 * brought have no distance that was seen, and make no gap here. Bounded: of an endless answer the first {@value #LIMIT}
 * are kept, and the longest of all. Immutable.
 */
public final class Gaps {
    public static final int LIMIT = 4096;
    public static final Gaps NONE = new Gaps(new long[0], 0, 0);

    private final long[] micros;
    private final int count;
    private final long longest;

    private Gaps(long[] micros, int count, long longest) {
        this.micros = micros;
        this.count = count;
        this.longest = longest;
    }

    /** How many there were, those beyond the limit included. */
    public int count() {
        return count;
    }

    public OptionalLong longestMicros() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(longest);
    }

    /** Those that were kept. */
    public LongStream micros() {
        return Arrays.stream(micros);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gaps g && count == g.count && longest == g.longest && Arrays.equals(micros, g.micros);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(micros) * 31 + count;
    }

    @Override
    public String toString() {
        return "Gaps[" + count + ", longest " + longest + " us]";
    }

    /** Collects the gaps of one answer. Not thread-safe. */
    public static final class Recorder {
        private static final int USUAL = 8;

        private long[] micros = NONE.micros;
        private int count;
        private long longest;

        public void add(long gapMicros) {
            if (gapMicros < 0) throw new IllegalArgumentException("a gap must not be negative: " + gapMicros);
            if (count < LIMIT) {
                if (count == micros.length) micros = Arrays.copyOf(micros, Math.max(USUAL, 2 * count));
                micros[count] = gapMicros;
            }
            count++;
            longest = Math.max(longest, gapMicros);
        }

        public Gaps gaps() {
            return count == 0 ? NONE : new Gaps(Arrays.copyOf(micros, Math.min(count, LIMIT)), count, longest);
        }
    }
}
