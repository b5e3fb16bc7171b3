package dev.nines.sla.statistics;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import java.util.Optional;
import java.util.function.LongFunction;

/** @param high a deadline, or never, where the slow end of the runs was not answered */
public record LatencyInterval(LatencyBound low, LatencyBound high) {
    /** That the truth is beyond one of the ends: 95 % lies between them. */
    private static final double TAIL = 0.025;

    /**
     * In which the true percentile lies with 95 %, whatever the distribution, where runs are independent. Empty of too few: a p99
     * has a high end from 368 on.
     *
     * @param atRank the latency of a rank from 1 to {@code samples}
     */
    public static Optional<LatencyInterval> of(Percentile percentile, long samples, LongFunction<LatencyBound> atRank) {
        var ranks = new QuantileRanks(percentile, samples);
        return ranks.lower(TAIL) instanceof Rank.At(long low) && ranks.upper(TAIL) instanceof Rank.At(long high)
                ? Optional.of(new LatencyInterval(atRank.apply(low), atRank.apply(high))) : Optional.empty();
    }
}
