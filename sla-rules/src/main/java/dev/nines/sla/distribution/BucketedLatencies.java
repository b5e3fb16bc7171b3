package dev.nines.sla.distribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts by bucket: a value is known to 0.049 %, and to lie between the shortest and the longest. */
public final class BucketedLatencies implements Latencies {
    /** Most latencies lie within a few powers of two: memory for others is taken when one comes. */
    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = (Buckets.index(Long.MAX_VALUE) >> PAGE_BITS) + 1;

    private final long[] @Nullable [] pages = new long[PAGES][];
    private long count;
    private long shortest = Long.MAX_VALUE;
    private long longest;

    @Override
    public void add(long micros) {
        add(Buckets.index(micros), 1);
        spans(micros, micros);
    }

    /** Say also what they {@link #spans}. */
    public void add(int bucket, long times) {
        page(bucket >> PAGE_BITS)[bucket & (PAGE - 1)] += times;
        count += times;
    }

    /** No value that was added lies outside. */
    public void spans(long from, long to) {
        shortest = Math.min(shortest, from);
        longest = Math.max(longest, to);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public long atRank(long rank) {
        if (rank < 1 || rank > count) throw new IllegalArgumentException("rank must be in 1.." + count + ": " + rank);
        long left = rank;
        for (int bucket = 0; ; bucket++) {
            left -= at(bucket);
            if (left <= 0) return Math.clamp(Buckets.middle(bucket), shortest, longest);
        }
    }

    @Override
    public long shortest() {
        return shortest;
    }

    @Override
    public long longest() {
        return longest;
    }

    @Override
    public List<Bucket> buckets() {
        var buckets = new ArrayList<Bucket>();
        for (int bucket = 0; bucket < PAGES << PAGE_BITS; bucket++) {
            if (at(bucket) > 0) buckets.add(new Bucket(Buckets.lowest(bucket), Buckets.highest(bucket), at(bucket)));
        }
        return List.copyOf(buckets);
    }

    private long[] page(int page) {
        long[] counts = pages[page];
        if (counts == null) {
            counts = new long[PAGE];
            pages[page] = counts;
        }
        return counts;
    }

    private long at(int bucket) {
        long[] counts = pages[bucket >> PAGE_BITS];
        return counts == null ? 0 : counts[bucket & (PAGE - 1)];
    }
}
