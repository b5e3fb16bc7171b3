package dev.nines.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A stored stretch of slots of one series: what was meant to run, hence what "missing" means.
 *
 * @param from start of the stretch, inclusive
 * @param to end of the stretch, exclusive
 * @param firstSlot the first slot at or after {@code from}; slots follow every {@code every} until {@code to}
 */
public record Plan(Series series, Instant from, Instant to, Instant firstSlot, Duration every) {
    public Plan {
        if (!from.isBefore(to)) throw new IllegalArgumentException("plan must end after its start: " + from + " " + to);
        if (firstSlot.isBefore(from)) throw new IllegalArgumentException("first slot before the plan: " + firstSlot);
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
    }

    /** Number of slots in {@code [from, to)}. */
    public long count() {
        if (!firstSlot.isBefore(to)) return 0;
        return Duration.between(firstSlot, to).minusNanos(1).dividedBy(every) + 1;
    }

    public List<Slot> slots() {
        return LongStream.range(0, count())
                .mapToObj(k -> new Slot(series, firstSlot.plus(every.multipliedBy(k))))
                .toList();
    }
}
