package dev.nines.sla.contract;

import dev.nines.sla.Span;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When a contract holds, and how it cuts that time into periods.
 *
 * @param from promises count from here; before it nothing is judged
 * @param until promises count up to here; {@link Instant#MAX} where no end is agreed
 */
public record Term(ZoneId zone, Cycle cycle, Instant from, Instant until) {
    public Term {
        if (!from.isBefore(until)) throw new IllegalArgumentException("until must be after " + from + ": " + until);
    }

    /** By calendar months and without an end, as most contracts are. */
    public static Term monthly(ZoneId zone, Instant from) {
        return new Term(zone, new Cycle.Month(), from, Instant.MAX);
    }

    public Period periodAt(Instant instant) {
        return cycle.containing(instant, zone);
    }

    public Period before(Period period) {
        return cycle.before(period);
    }

    public Span active() {
        return new Span(from, until);
    }

    /** The part of a period in which the contract holds; empty where it never does. */
    public Span judged(Period period) {
        return period.span().overlap(active());
    }
}
