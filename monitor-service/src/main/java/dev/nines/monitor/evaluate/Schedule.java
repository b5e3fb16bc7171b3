package dev.nines.monitor.evaluate;

import dev.nines.probe.Plan;
import dev.nines.sla.Span;
import dev.nines.sla.contract.LocalDay;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The slots of one series in a stretch of time, as they were meant to run. Where no plan reaches, slots count at the pace of the newest;
 * without any plan there are none.
 */
public final class Schedule {
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final Span time;
    private final List<Stretch> stretches;

    /** @param cause why no monitor ran it; empty where one did, or meant to */
    public record Stretch(Plan plan, String cause) {}

    /** @param stretches that touch the time; no two overlap */
    public Schedule(Span time, List<Stretch> stretches) {
        this.time = time;
        this.stretches = stretches.stream().sorted(Comparator.comparing(one -> one.plan().from())).toList();
    }

    /** Slots in {@code [from, to)} of the time. */
    public long count(Instant from, Instant to) {
        return upTo(to) - upTo(from);
    }

    public long count() {
        return count(time.from(), time.to());
    }

    List<Long> byDay(List<LocalDay> days) {
        return days.stream().map(day -> count(day.span().from(), day.span().to())).toList();
    }

    /** Between two runs that follow each other by no more than this, at most one slot can lie. */
    Duration tightestTwo() {
        return stretches.stream().map(one -> one.plan().every()).min(Comparator.naturalOrder()).orElse(Duration.ofDays(1_000)).multipliedBy(2);
    }

    /** Why slots of a stretch did not run, as far as plans say; empty where they say nothing. */
    String cause(Span of) {
        return stretches.stream().filter(one -> !covered(one.plan(), of).isEmpty()).map(Stretch::cause).filter(cause -> !cause.isEmpty())
                .distinct().sorted().collect(Collectors.joining(", "));
    }

    private long upTo(Instant at) {
        if (stretches.isEmpty()) return 0;
        var passed = new Span(time.from(), at);
        long planned = 0;
        var unplanned = passed.length();
        for (var one : stretches) {
            planned += before(one.plan(), at) - before(one.plan(), time.from());
            unplanned = unplanned.minus(covered(one.plan(), passed).length());
        }
        return planned + unplanned.dividedBy(stretches.getLast().plan().every());
    }

    private static Span covered(Plan plan, Span of) {
        return new Span(plan.from(), plan.to()).overlap(of);
    }

    /** Slots of a plan that begin before an instant. */
    private static long before(Plan plan, Instant at) {
        var end = at.isBefore(plan.to()) ? at : plan.to();
        var since = Duration.between(plan.firstSlot(), end);
        return since.isPositive() ? Math.ceilDiv(since.dividedBy(MICRO), plan.every().dividedBy(MICRO)) : 0;
    }
}
