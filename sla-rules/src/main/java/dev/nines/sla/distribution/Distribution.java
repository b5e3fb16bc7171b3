package dev.nines.sla.distribution;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;

/**
 * The runs of a window by their latency.
 *
 * @param timedOut by the limit that cut each off
 * @param failed runs that were never answered, timeouts apart
 */
public record Distribution(Latencies answered, Latencies timedOut, long failed) {
    public Distribution {
        if (failed < 0) throw new IllegalArgumentException("failed must be 0 or more: " + failed);
    }

    /** Of no run at all. */
    public static Distribution none() {
        return new Distribution(new ExactLatencies(), new ExactLatencies(), 0);
    }

    /** How fast it is when it works: a contract's {@code failures: excluded}. */
    public Distribution answersOnly() {
        return new Distribution(answered, new ExactLatencies(), 0);
    }

    public long count() {
        return answered.count() + timedOut.count() + failed;
    }

    /** Fewer runs have no such percentile. */
    public boolean shows(Percentile percentile) {
        return count() >= percentile.minimumSamples();
    }

    /** The nearest-rank percentile: answers by their latency, then timeouts by their limit, then runs that were never answered. */
    public LatencyBound at(Percentile percentile) {
        if (!shows(percentile)) {
            throw new IllegalArgumentException(
                    percentile.text() + " needs at least " + percentile.minimumSamples() + " samples: " + count());
        }
        long rank = percentile.rank(count());
        if (rank <= answered.count()) return new Measured(answered.atRank(rank));
        rank -= answered.count();
        return rank <= timedOut.count() ? new AtLeast(timedOut.atRank(rank)) : new Never();
    }
}
