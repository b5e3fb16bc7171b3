package dev.nines.sla.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every value. */
public final class ExactLatencies implements Latencies {
    private long[] values = new long[64];
    private int size;
    private boolean sorted = true;

    @Override
    public void add(long micros) {
        if (size == values.length) values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        values[size++] = micros;
        sorted = false;
    }

    @Override
    public long count() {
        return size;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public long atRank(long rank) {
        if (rank < 1 || rank > size) throw new IllegalArgumentException("rank must be in 1.." + size + ": " + rank);
        if (!sorted) Arrays.sort(values, 0, size);
        sorted = true;
        return values[Math.toIntExact(rank - 1)];
    }

    @Override
    public long shortest() {
        return atRank(1);
    }

    @Override
    public long longest() {
        return atRank(size);
    }

    @Override
    public List<Bucket> buckets() {
        var buckets = new ArrayList<Bucket>();
        for (int rank = 1; rank <= size; ) {
            int index = Buckets.index(atRank(rank));
            int next = rank + 1;
            while (next <= size && Buckets.index(atRank(next)) == index) next++;
            buckets.add(new Bucket(Buckets.lowest(index), Buckets.highest(index), (long) next - rank));
            rank = next;
        }
        return List.copyOf(buckets);
    }
}
