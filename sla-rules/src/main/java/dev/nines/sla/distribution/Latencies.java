package dev.nines.sla.distribution;

import java.util.List;
import org.HdrHistogram.Histogram;

/** Many latencies in microseconds. For one thread, and complete before it is asked. */
public sealed interface Latencies permits ExactLatencies, BucketedLatencies {
    void add(long micros);

    long count();

    boolean isExact();

    /** The value of a 1-based rank, the shortest first. */
    long atRank(long rank);

    /** Must not be asked of none. */
    long shortest();

    /** Must not be asked of none. */
    long longest();

    /** Those that hold something, the shortest first. */
    List<Bucket> buckets();

    /** @param lowest,highest microseconds, both inside */
    record Bucket(long lowest, long highest, long count) {}

    /** The same as an HdrHistogram of three digits, in microseconds. */
    default Histogram histogram() {
        var histogram = new Histogram(Buckets.DIGITS);
        buckets().forEach(bucket -> histogram.recordValueWithCount(bucket.lowest(), bucket.count()));
        return histogram;
    }
}
