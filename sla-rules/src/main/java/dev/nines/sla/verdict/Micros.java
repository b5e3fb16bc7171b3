package dev.nines.sla.verdict;

import java.util.Arrays;
import java.util.Objects;

/** A growing list of latencies in microseconds, in no order. */
final class Micros {
    /** From here on it is faster to sort by digits than by comparing. */
    private static final int MANY = 500;

    private long[] values = new long[64];
    private int size;
    private boolean sorted;

    void add(long micros) {
        if (size == values.length) values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        values[size++] = micros;
        sorted = false;
    }

    void addAll(Micros other) {
        var count = other.size;
        for (int i = 0; i < count; i++) add(other.values[i]);
    }

    int size() {
        return size;
    }

    /** Worth it where many ranks are asked for. */
    void sort() {
        if (!sorted && size < MANY) Arrays.sort(values, 0, size);
        else if (!sorted) values = Digits.sorted(values, size);
        sorted = true;
    }

    /** The value of a 1-based rank. Looked for without sorting all, by Hoare's FIND: around it the values change places. */
    long atRank(long rank) {
        int wanted = Objects.checkIndex(Math.toIntExact(rank - 1), size);
        if (sorted) return values[wanted];
        int from = 0;
        int to = size - 1;
        while (true) {
            long pivot = values[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] < pivot) low++;
                while (values[high] > pivot) high--;
                if (low <= high) swap(low++, high--);
            }
            if (wanted <= high) to = high;
            else if (wanted >= low) from = low;
            else return values[wanted];
        }
    }

    long above(long limit) {
        long count = 0;
        for (int i = 0; i < size; i++) if (values[i] > limit) count++;
        return count;
    }

    private void swap(int one, int other) {
        long value = values[one];
        values[one] = values[other];
        values[other] = value;
    }
}
