package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.reply.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The valid values of each interval of one width, laid from the beginning of a span on. For one thread. */
public final class PooledIntervals {
    private final Span span;
    private final Duration width;
    private final long widthNanos;
    private final List<List<Fraction>> values;

    public PooledIntervals(Span span, Duration width) {
        if (!width.isPositive()) throw new IllegalArgumentException("width must be positive: " + width);
        this.span = span;
        this.width = width;
        widthNanos = width.toNanos();
        int intervals = Math.toIntExact(Math.ceilDiv(span.length().toNanos(), widthNanos));
        values = new ArrayList<>(Collections.nCopies(intervals, List.of()));
    }

    public void add(Instant at, Fraction value) {
        if (!span.contains(at)) throw new IllegalArgumentException("must be in " + span + ": " + at);
        int interval = (int) (Duration.between(span.from(), at).toNanos() / widthNanos);
        if (values.get(interval).isEmpty()) values.set(interval, new ArrayList<>());
        values.get(interval).add(value);
    }

    public Attainment attainment(IntervalAttainment rule) {
        if (!width.equals(rule.width())) {
            throw new IllegalArgumentException("intervals must be of " + rule.width() + ": " + width);
        }
        var measured = new ArrayList<Attainment.Interval>();
        for (int interval = 0; interval < values.size(); interval++) {
            var pooled = values.get(interval);
            if (pooled.size() >= rule.minimumSamples()) measured.add(interval(rule, interval, new Pool(pooled)));
        }
        return Attainment.of(measured, values.size() - measured.size());
    }

    private Attainment.Interval interval(IntervalAttainment rule, int interval, Pool pool) {
        var from = span.from().plusNanos(Math.multiplyExact(widthNanos, interval));
        var statistic = rule.statistic().of(pool);
        var standing = rule.target().isMetBy(statistic) ? Attainment.Standing.GOOD : Attainment.Standing.BAD;
        return new Attainment.Interval(new Span(from, from.plus(width)).overlap(span), pool.size(), statistic, standing);
    }
}
