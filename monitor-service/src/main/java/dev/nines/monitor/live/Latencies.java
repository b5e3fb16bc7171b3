package dev.nines.monitor.live;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Latencies in microseconds at three digits, and beside them the runs that were cut off or never answered: those sort above
 * every answer, so that a failure never makes a percentile better. For one thread.
 */
public final class Latencies {
    private static final int DIGITS = 3;

    /** Packed: a slice of a slow cadence holds a handful of values, and there are many slices. */
    private final AbstractHistogram answered = new PackedHistogram(DIGITS);

    private long timedOut;
    private long shortestLimitMicros = Long.MAX_VALUE;
    private long failed;

    public void add(Sample sample) {
        switch (sample) {
            case Sample.Good good -> add(good.latency());
            case Sample.Bad bad -> add(bad.latency());
            case Sample.Excluded _, Sample.Missing _ -> {}
        }
    }

    void addAll(Latencies other) {
        answered.add(other.answered);
        timedOut += other.timedOut;
        shortestLimitMicros = Math.min(shortestLimitMicros, other.shortestLimitMicros);
        failed += other.failed;
    }

    public long count() {
        return answered.getTotalCount() + timedOut + failed;
    }

    /** Empty below the samples that the percentile needs: 100 for p99. */
    public Optional<LatencyBound> at(Percentile percentile) {
        if (count() < percentile.minimumSamples()) return Optional.empty();
        long rank = percentile.rank(count());
        if (rank <= answered.getTotalCount()) return Optional.of(new Measured(atRank(rank)));
        return Optional.of(rank <= answered.getTotalCount() + timedOut ? new AtLeast(shortestLimitMicros) : new Never());
    }

    private void add(LatencyBound latency) {
        switch (latency) {
            case Measured(long micros) -> answered.recordValue(micros);
            case AtLeast(long micros) -> {
                timedOut++;
                shortestLimitMicros = Math.min(shortestLimitMicros, micros);
            }
            case Never _ -> failed++;
        }
    }

    /** The middle of the bucket that holds the rank. */
    private long atRank(long rank) {
        long below = 0;
        for (var bucket : answered.recordedValues()) {
            below += bucket.getCountAddedInThisIterationStep();
            if (below >= rank) return answered.medianEquivalentValue(bucket.getValueIteratedTo());
        }
        throw new IllegalArgumentException("rank must be at most " + answered.getTotalCount() + ": " + rank);
    }
}
