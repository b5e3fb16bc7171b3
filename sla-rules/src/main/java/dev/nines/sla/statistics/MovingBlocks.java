package dev.nines.sla.statistics;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/**
 * What else a period might have looked like, put together out of stretches of itself (the moving-block bootstrap):
 * what comes in spells, outages and slow hours, stays in spells. Formulas for independent runs are too sure of
 * themselves where it does.
 *
 * @param length runs of a block: an hour or a day of them, longer than most spells
 * @param rounds how many periods are put together
 * @param seed printed with the result, which it determines
 */
public record MovingBlocks(int length, int rounds, long seed) {
    /** Out of fewer blocks nothing else can be put together. */
    public static final int FEWEST_BLOCKS = 20;

    public MovingBlocks {
        if (length < 1) throw new IllegalArgumentException("length must be at least 1: " + length);
        if (rounds < 1) throw new IllegalArgumentException("rounds must be at least 1: " + rounds);
    }

    /**
     * Where the true share of good may lie; never narrower than what independent runs would show. Empty where there are
     * too few runs.
     *
     * @param samples in the order of their slots
     */
    public Optional<ShareInterval> share(List<Sample> samples, double confidence) {
        var runs = new CountedRuns(samples);
        if (isTooShort(runs.size())) return Optional.empty();
        var draws = new Draws(seed);
        long[] bad = new long[rounds];
        for (int round = 0; round < rounds; round++) bad[round] = putTogether(draws, runs.size(), runs::bad);
        Arrays.sort(bad);
        var exact = ShareInterval.exact(runs.size() - runs.bad(), runs.bad(), confidence);
        int outside = outside(confidence);
        return Optional.of(new ShareInterval(
                Math.min(exact.low(), 1 - (double) bad[rounds - outside] / runs.size()),
                Math.max(exact.high(), 1 - (double) bad[outside - 1] / runs.size())));
    }

    /** Where a quantile may lie. Empty where there are too few runs. */
    public Optional<LatencyInterval> quantile(List<LatencyBound> runs, Percentile percentile, double confidence) {
        if (isTooShort(runs.size()) || runs.size() < percentile.minimumSamples()) return Optional.empty();
        var ranked = new RankedRuns(runs);
        var draws = new Draws(seed);
        var found = new LatencyBound[rounds];
        for (int round = 0; round < rounds; round++) {
            ranked.drawNone();
            draw(draws, runs.size(), ranked);
            found[round] = ranked.atRank(percentile.rank(runs.size()));
        }
        Arrays.sort(found);
        int outside = outside(confidence);
        return Optional.of(new LatencyInterval(found[outside - 1], found[rounds - outside]));
    }

    /**
     * How much lower a quantile of the other series is, in microseconds. Both were run at the same instants, and the
     * same instants are drawn of both: what slowed both down at once does not count as a difference.
     */
    public Optional<QuantileDifference> difference(Paired runs, Percentile percentile, double confidence) {
        if (isTooShort(runs.size()) || runs.size() < percentile.minimumSamples()) return Optional.empty();
        var one = new RankedRuns(runs.one());
        var other = new RankedRuns(runs.other());
        long rank = percentile.rank(runs.size());
        var found = new DifferenceBounds[rounds];
        var draws = new Draws(seed);
        for (int round = 0; round < rounds; round++) {
            one.drawNone();
            other.drawNone();
            draw(draws, runs.size(), one, other);
            found[round] = DifferenceBounds.of(one.atRank(rank), other.atRank(rank));
        }
        return Optional.of(DifferenceBounds.interval(point(runs, rank), found, outside(confidence)));
    }

    private static DifferenceBounds point(Paired runs, long rank) {
        var one = new RankedRuns(runs.one());
        var other = new RankedRuns(runs.other());
        one.draw(0, runs.size());
        other.draw(0, runs.size());
        return DifferenceBounds.of(one.atRank(rank), other.atRank(rank));
    }

    private void draw(Draws draws, int size, RankedRuns... series) {
        putTogether(draws, size, (from, taken) -> {
            for (var one : series) one.draw(from, taken);
            return 0;
        });
    }

    /** As many runs as there were, block by block; the last one is cut. */
    private long putTogether(Draws draws, int size, IntBinaryOperator block) {
        long sum = 0;
        for (int at = 0; at < size; at += length) {
            sum += block.applyAsInt(draws.below(size - length + 1), Math.min(length, size - at));
        }
        return sum;
    }

    /** How many of the rounds lie beyond each end of an interval, and on it. */
    private int outside(double confidence) {
        int outside = (int) ((rounds + 1) * (1 - confidence) / 2);
        if (outside < 1) {
            throw new IllegalArgumentException(
                    "rounds must be at least " + (int) Math.ceil(2 / (1 - confidence)) + " for such a confidence: " + rounds);
        }
        return outside;
    }

    private boolean isTooShort(int runs) {
        return runs < (long) length * FEWEST_BLOCKS;
    }
}
