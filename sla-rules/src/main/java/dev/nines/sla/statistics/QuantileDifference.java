package dev.nines.sla.statistics;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.reply.Pool;

/**
 * How much lower a quantile of one series is than that of another, and between what the true difference may lie.
 *
 * @param point of the two nearest-rank quantiles; open where one of them was not answered
 */
public record QuantileDifference(End point, End low, End high) {
    public sealed interface End {
        record At(Fraction value) implements End {}

        /** Too few samples, or too few answers, to bound it on this side. */
        record Open() implements End {}
    }

    /** By two order-statistic intervals, each wrong half as often as the difference may be: nothing is drawn. */
    public static QuantileDifference of(Pool one, Pool other, Percentile percentile, double confidence) {
        double tail = (1 - confidence) / 4;
        var oneRanks = new QuantileRanks(percentile, one.size());
        var otherRanks = new QuantileRanks(percentile, other.size());
        return new QuantileDifference(
                new End.At(one.nearestRank(percentile).minus(other.nearestRank(percentile))),
                end(one, oneRanks.lower(tail), other, otherRanks.upper(tail)),
                end(one, oneRanks.upper(tail), other, otherRanks.lower(tail)));
    }

    /** Whether the other is better by at least a margin: the only sense in which "the same" can be shown is its opposite. */
    public Finding improvementOf(Fraction margin) {
        if (low instanceof End.At(var least) && !least.isBelow(margin)) return Finding.AT_LEAST_THE_MARGIN;
        if (high instanceof End.At(var most) && most.isBelow(margin)) return Finding.LESS_THAN_THE_MARGIN;
        return Finding.NOT_SHOWN;
    }

    public enum Finding { AT_LEAST_THE_MARGIN, LESS_THAN_THE_MARGIN, NOT_SHOWN }

    private static End end(Pool one, Rank rank, Pool other, Rank otherRank) {
        if (rank instanceof Rank.At(long at) && otherRank instanceof Rank.At(long otherAt)) {
            return new End.At(one.atRank(at).minus(other.atRank(otherAt)));
        }
        return new End.Open();
    }
}
