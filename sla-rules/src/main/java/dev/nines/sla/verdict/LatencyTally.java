package dev.nines.sla.verdict;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;

/**
 * The fold of a latency rule: every measured value is kept, so that a percentile is exact. A failed run is at least its
 * deadline, or never answered, whatever was measured before it failed; where the rule excludes failures it is listed as
 * excluded instead. For one thread.
 */
public final class LatencyTally {
    /** The reason of an answered run that was too slow. */
    public static final String OVER_LIMIT = "OVER_LIMIT";

    private final Failures failures;
    private final Micros measured = new Micros();
    private final Micros deadlines = new Micros();
    private final Reasons failed = new Reasons();
    private final Reasons excluded = new Reasons();
    private final Reasons missing = new Reasons();

    public LatencyTally(Failures failures) {
        this.failures = failures;
    }

    public Failures failures() {
        return failures;
    }

    /** A good sample must be measured: an answer whose phase was not observed is the caller's to exclude. */
    public void add(Sample sample) {
        switch (sample) {
            case Sample.Good g -> measured.add(micros(g));
            case Sample.Bad b -> addFailure(b);
            case Sample.Excluded e -> excluded.add(e.reason(), 1);
            case Sample.Missing m -> missing.add(m.reason(), 1);
        }
    }

    /** Two halves of a period make the whole, in any order. */
    public void addAll(LatencyTally other) {
        if (failures != other.failures) {
            throw new IllegalArgumentException(
                    "failures must be counted alike: " + failures + " and " + other.failures);
        }
        measured.addAll(other.measured);
        failed.addAll(other.failed);
        excluded.addAll(other.excluded);
        missing.addAll(other.missing);
        deadlines.addAll(other.deadlines);
    }

    /** Answered runs and, where they count, failed ones. */
    public long count() {
        return measured.size() + failed.total();
    }

    /** Those of {@link #count()} that were answered, and so measured. */
    public long measured() {
        return measured.size();
    }

    /** Worth it before many ranks are asked for. */
    public void sort() {
        measured.sort();
        deadlines.sort();
    }

    /** The nearest-rank percentile. */
    public LatencyBound at(Percentile percentile) {
        if (count() == 0) throw new IllegalArgumentException("a percentile needs at least one sample: 0");
        return atRank(percentile.rank(count()));
    }

    /**
     * Measured values first, then timeouts by their deadlines, then runs that were never answered. Were every timeout
     * taken for the shortest deadline, one more failure could make a percentile look better.
     *
     * @param rank 1 is the shortest, {@link #count()} the longest
     */
    public LatencyBound atRank(long rank) {
        if (rank < 1 || rank > count()) throw new IllegalArgumentException("rank must be from 1 to " + count() + ": " + rank);
        if (rank <= measured.size()) return new Measured(measured.atRank(rank));
        if (rank <= measured.size() + deadlines.size()) return new AtLeast(deadlines.atRank(rank - measured.size()));
        return new Never();
    }

    /**
     * How many of {@link #count()} were over the limit. Every failed run is, also one cut off by a deadline below the
     * limit, of which nobody knows: configuration refuses such a deadline, and a failure must not flatter.
     */
    public long over(Duration limit) {
        return slow(limit) + failed.total();
    }

    /** Good is at or below the limit. */
    public Counts counts(Duration limit) {
        var bad = new Reasons();
        bad.addAll(failed);
        long slow = slow(limit);
        bad.add(OVER_LIMIT, slow);
        return new Counts(measured.size() - slow, bad.frozen(), excluded.frozen(), missing.frozen());
    }

    private long slow(Duration limit) {
        return measured.above(limit.toNanos() / 1000);
    }

    private void addFailure(Sample.Bad bad) {
        switch (failures) {
            case EXCLUDED -> excluded.add(bad.reason(), 1);
            case OVER -> {
                failed.add(bad.reason(), 1);
                if (bad.latency() instanceof AtLeast(long micros)) deadlines.add(micros);
            }
        }
    }

    private static long micros(Sample.Good good) {
        return switch (good.latency()) {
            case Measured(long micros) -> micros;
            case AtLeast _, Never _ ->
                throw new IllegalArgumentException("a good sample must be measured or excluded: " + good);
        };
    }
}
