package dev.nines.sla.reply;

import dev.nines.sla.Ascending;
import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Percentile;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** At least one value, in ascending order. Pools merge; quantiles of pools do not. */
public final class Pool {
    private static final long MILLION = 1_000_000;

    private final Fraction[] ordered;

    public Pool(List<Fraction> values) {
        this(values.toArray(Fraction[]::new), values.size());
    }

    /** Of the first so many of these. */
    public Pool(Fraction[] values, int size) {
        if (size < 1) throw new IllegalArgumentException("a pool needs at least one value: " + size);
        ordered = Ascending.of(values, size);
    }

    public List<Fraction> values() {
        return Collections.unmodifiableList(Arrays.asList(ordered));
    }

    public int size() {
        return ordered.length;
    }

    public Pool plus(Pool other) {
        return new Pool(Stream.of(ordered, other.ordered).flatMap(Arrays::stream).toList());
    }

    public Fraction mean() {
        return Stream.of(ordered).reduce(Fraction.ZERO, Fraction::plus).dividedBy(Fraction.of(size()));
    }

    /** The value of a 1-based rank. */
    public Fraction atRank(long rank) {
        if (rank < 1 || rank > size()) throw new IllegalArgumentException("rank must be in 1.." + size() + ": " + rank);
        return ordered[(int) rank - 1];
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
        var share = new Fraction(between, MILLION);
        return lower.times(Fraction.ONE.minus(share)).plus(atRank(position / MILLION + 2).times(share));
    }
}
