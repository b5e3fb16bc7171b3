package dev.nines.monitor.evaluate;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Up to where the runs of a running period are counted, so that each interval of a rule is counted whole or not at all.
 *
 * @param judged the part of the period in which the contract holds
 */
record CountedUntil(Rule rule, Period period, Span judged) {
    /** Runs of the last moments may still be on their way from the spool. */
    private static final Duration ON_THEIR_WAY = Duration.ofMinutes(2);
    /** Of rules that have no intervals. */
    private static final Duration STEP = Duration.ofMinutes(5);

    /**
     * @param isWhole whether what is read up to an instant is whole, too: rounds in which several vantages judge together are
     * @return within the judged time; its beginning where no interval is over
     */
    Instant at(Instant now, Predicate<Instant> isWhole) {
        var settled = now.minus(ON_THEIR_WAY);
        var last = settled.isAfter(judged.to()) ? judged.to() : settled;
        if (last.equals(judged.to())) return last;
        var origin = origin();
        var edge = origin.plus(step().multipliedBy(Math.max(0, Duration.between(origin, last).dividedBy(step()))));
        while (edge.isAfter(judged.from()) && !isWhole.test(edge)) edge = edge.minus(step());
        return edge.isAfter(judged.from()) ? edge : judged.from();
    }

    private Duration step() {
        return switch (rule) {
            case Rule.Intervals intervals -> intervals.measure().width();
            case Rule.Uptime(_, _, Measure.MeanErrorRate rate) -> rate.width();
            case Rule.Uptime _, Rule.Latency _ -> STEP;
        };
    }

    /** Where the first interval begins. */
    private Instant origin() {
        return switch (rule) {
            case Rule.Intervals _ -> judged.from();
            case Rule.Uptime _, Rule.Latency _ -> period.from();
        };
    }
}
