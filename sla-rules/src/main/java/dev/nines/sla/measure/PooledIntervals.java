package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.reply.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The valid values of each interval of one width, laid from the beginning of a span on. For one thread. */
public final class PooledIntervals {
    private final Span span;
    private final Duration width;
    private final TreeMap<Long, List<Fraction>> values = new TreeMap<>();

    public PooledIntervals(Span span, Duration width) {
        if (!width.isPositive()) throw new IllegalArgumentException("width must be positive: " + width);
        this.span = span;
        this.width = width;
    }

    public void add(Instant at, Fraction value) {
        if (!span.contains(at)) throw new IllegalArgumentException("must be in " + span + ": " + at);
        long interval = Duration.between(span.from(), at).toNanos() / width.toNanos();
        values.computeIfAbsent(interval, _ -> new ArrayList<>()).add(value);
    }

    public Attainment attainment(IntervalAttainment rule) {
        if (!width.equals(rule.width())) {
            throw new IllegalArgumentException("intervals must be of " + rule.width() + ": " + width);
        }
        var measured = new ArrayList<Attainment.Interval>();
        values.forEach((interval, pooled) -> {
            if (pooled.size() >= rule.minimumSamples()) measured.add(interval(rule, interval, new Pool(pooled)));
        });
        long all = Math.ceilDiv(span.length().toNanos(), width.toNanos());
        return Attainment.of(measured, all - measured.size());
    }

    private Attainment.Interval interval(IntervalAttainment rule, long interval, Pool pool) {
        var from = span.from().plus(width.multipliedBy(interval));
        var statistic = rule.statistic().of(pool);
        var standing = rule.target().isMetBy(statistic) ? Attainment.Standing.GOOD : Attainment.Standing.BAD;
        return new Attainment.Interval(new Span(from, from.plus(width)).overlap(span), pool.size(), statistic, standing);
    }
}
