package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.measure.Attainment.Interval;
import dev.nines.sla.measure.Attainment.Standing;
import dev.nines.sla.measure.Measure.IntervalAttainment;
import dev.nines.sla.reply.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The valid values of each interval of a rule's width, laid from the beginning of a span on. An interval is judged when a later one has a
 * value, so that only one's values are held. For one thread.
 */
public final class PooledIntervals {
    private static final int FEW = 16;

    private final Span span;
    private final IntervalAttainment rule;
    private final long widthNanos;
    private final List<Interval> measured = new ArrayList<>();
    private Span newest;
    private Fraction[] values = new Fraction[FEW];
    private int size;

    public PooledIntervals(Span span, IntervalAttainment rule) {
        this.span = span;
        this.rule = rule;
        widthNanos = rule.width().toNanos();
        newest = new Span(span.from(), span.from());
    }

    /** Within an interval in any order; one that is over takes no value any more. */
    public void add(Instant at, Fraction value) {
        if (!newest.contains(at)) begin(at);
        if (size == values.length) values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        values[size++] = value;
    }

    private void begin(Instant at) {
        if (!span.contains(at)) throw new IllegalArgumentException("must be in " + span + ": " + at);
        if (at.isBefore(newest.from())) throw new IllegalArgumentException("must not be before " + newest + ": " + at);
        addNewestTo(measured);
        size = 0;
        newest = upcoming(at);
    }

    /** The one of an instant that is not before the newest: hardly ever another than the next. */
    private Span upcoming(Instant at) {
        var next = interval(newest.to());
        return next.contains(at) ? next : interval(at.minusNanos(Duration.between(span.from(), at).toNanos() % widthNanos));
    }

    private Span interval(Instant from) {
        var to = from.plusNanos(widthNanos);
        return new Span(from, to.isAfter(span.to()) ? span.to() : to);
    }

    /** Of the values so far. */
    public Attainment attainment() {
        var all = new ArrayList<>(measured);
        addNewestTo(all);
        return Attainment.of(all, Math.ceilDiv(span.length().toNanos(), widthNanos) - all.size());
    }

    private void addNewestTo(List<Interval> intervals) {
        if (size < rule.minimumSamples()) return;
        var statistic = rule.statistic().of(new Pool(values, size));
        intervals.add(new Interval(newest, size, statistic, rule.target().isMetBy(statistic) ? Standing.GOOD : Standing.BAD));
    }
}
