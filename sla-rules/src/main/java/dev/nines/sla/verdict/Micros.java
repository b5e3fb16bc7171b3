package dev.nines.sla.verdict;

import java.util.Arrays;

/** A growing list of latencies in microseconds, sorted when a rank is asked for. */
final class Micros {
    private long[] values = new long[64];
    private int size;
    private boolean sorted = true;

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

    /** The value of a 1-based rank. */
    long atRank(long rank) {
        if (!sorted) Arrays.sort(values, 0, size);
        sorted = true;
        return values[Math.toIntExact(rank - 1)];
    }

    long above(long limit) {
        return Arrays.stream(values, 0, size).filter(value -> value > limit).count();
    }
}
