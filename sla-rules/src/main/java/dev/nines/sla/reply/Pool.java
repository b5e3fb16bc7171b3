package dev.nines.sla.reply;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Percentile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** At least one value, in ascending order. Pools merge; quantiles of pools do not. */
public record Pool(List<Fraction> values) {
    private static final long MILLION = 1_000_000;

    public Pool {
        var ordered = new ArrayList<>(values);
        Collections.sort(ordered);
        values = Collections.unmodifiableList(ordered);
        if (values.isEmpty()) throw new IllegalArgumentException("a pool needs at least one value: 0");
    }

    public int size() {
        return values.size();
    }

    public Pool plus(Pool other) {
        return new Pool(Stream.concat(values.stream(), other.values.stream()).toList());
    }

    public Fraction mean() {
        return values.stream().reduce(Fraction.ZERO, Fraction::plus).dividedBy(Fraction.of(size()));
    }

    /** The value of a 1-based rank. */
    public Fraction atRank(long rank) {
        if (rank < 1 || rank > size()) throw new IllegalArgumentException("rank must be in 1.." + size() + ": " + rank);
        return values.get((int) rank - 1);
    }

    public Fraction nearestRank(Percentile percentile) {
        return atRank(percentile.rank(size()));
    }

    /** Between the two neighbours of position {@code q (n - 1)}, counted from 0. */
    public Fraction linear(Percentile percentile) {
        long position = Math.multiplyExact((long) percentile.perMillion(), size() - 1L);
        var lower = atRank(position / MILLION + 1);
        long between = position % MILLION;
        if (between == 0) return lower;
        return lower.plus(atRank(position / MILLION + 2).minus(lower).times(new Fraction(between, MILLION)));
    }
}
