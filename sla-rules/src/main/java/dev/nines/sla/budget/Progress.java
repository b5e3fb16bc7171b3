package dev.nines.sla.budget;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.verdict.Evidence;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a period has come. Of what is to come it takes rather too much than too little, so that what it calls certain is.
 *
 * @param judged the part of the period in which the contract holds
 * @param countedUntil an edge of the rule's minutes or intervals: each of them is either over or to come
 * @param slotsToCome planned from there on
 */
public record Progress(Span judged, Instant countedUntil, long slotsToCome) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Stretch(long whole, long over) {}

    /** How an evidence stands that was counted up to there, in the units of its rule; empty where there is nothing to count. */
    public Optional<OpenPeriod> of(Evidence evidence) {
        var units = evidence.finding().units();
        var stretch = stretch(evidence.rule(), units.whole().floor());
        if (stretch.whole() < 1) return Optional.empty();
        long over = Math.clamp(stretch.over(), up(units.bad()), stretch.whole());
        return Optional.of(new OpenPeriod(evidence.rule().objective(), stretch.whole(), over, units.bad()));
    }

    private Stretch stretch(Rule rule, long counted) {
        return switch (rule) {
            case Rule.Latency _ -> growing(counted, slotsToCome);
            case Rule.Intervals intervals -> growing(counted, toCome(intervals.measure().width()));
            case Rule.Uptime uptime -> switch (uptime.measure()) {
                case Measure.RequestRatio _ -> growing(counted, slotsToCome);
                case Measure.MeanErrorRate rate -> switch (rate.empty()) {
                    // what is to come is among the intervals already
                    case WITHOUT_ERROR -> fixed(counted, toCome(rate.width()));
                    case LEFT_OUT -> growing(counted, toCome(rate.width()));
                };
                // minutes that are over and not down yet become so if the run that they end grows long enough
                case Measure.DowntimeMinutes minutes -> fixed(counted, toCome(MINUTE) + minutes.run().consecutiveMinutes() - 1);
            };
        };
    }

    private static Stretch growing(long counted, long toCome) {
        return new Stretch(counted + toCome, counted);
    }

    private static Stretch fixed(long whole, long toCome) {
        return new Stretch(whole, whole - toCome);
    }

    private long toCome(Duration width) {
        var rest = Duration.between(countedUntil, judged.to());
        return Math.ceilDiv(Math.max(0, rest.toNanos()), width.toNanos());
    }

    private static long up(Fraction bad) {
        return bad.decimal(0, RoundingMode.UP).longValueExact();
    }
}
