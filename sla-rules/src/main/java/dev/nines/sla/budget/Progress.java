package dev.nines.sla.budget;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.Finding;
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
        var stretch = stretch(evidence.finding(), evidence.rule());
        if (stretch.whole() < 1) return Optional.empty();
        var bad = evidence.finding().units().bad();
        long over = Math.clamp(stretch.over(), up(bad), stretch.whole());
        return Optional.of(new OpenPeriod(evidence.rule().objective(), stretch.whole(), over, bad));
    }

    private Stretch stretch(Finding finding, Rule rule) {
        return switch (finding) {
            case Finding.Runs runs -> growing(runs.counts().counted(), slotsToCome);
            case Finding.Intervals intervals -> growing(intervals.found().measured(), toCome(width(rule)));
            case Finding.ErrorRates rates -> {
                long counted = rates.found().intervals();
                // where silence counts as good, what is to come is among the intervals already
                yield isSilenceCounted(rule) ? fixed(counted, toCome(width(rule))) : growing(counted, toCome(width(rule)));
            }
            case Finding.Minutes minutes ->
                fixed(minutes.found().total().total().toMinutes(), toCome(MINUTE) + undecidedMinutes(rule));
        };
    }

    private static Stretch growing(long counted, long toCome) {
        return new Stretch(counted + toCome, counted);
    }

    private static Stretch fixed(long whole, long toCome) {
        return new Stretch(whole, whole - toCome);
    }

    private static Duration width(Rule rule) {
        return switch (rule) {
            case Rule.Uptime(_, _, Measure.MeanErrorRate rate) -> rate.width();
            case Rule.Intervals(_, _, var measure) -> measure.width();
            case Rule.Uptime _, Rule.Latency _ -> throw new IllegalArgumentException("counts no intervals: " + rule.id());
        };
    }

    private static boolean isSilenceCounted(Rule rule) {
        return rule instanceof Rule.Uptime(_, _, Measure.MeanErrorRate rate) && rate.empty() == EmptyInterval.WITHOUT_ERROR;
    }

    /** Minutes that are over and not down yet: they become so if the run that they end grows long enough. */
    private static long undecidedMinutes(Rule rule) {
        return rule instanceof Rule.Uptime(_, _, Measure.DowntimeMinutes minutes) ? minutes.run().consecutiveMinutes() - 1 : 0;
    }

    private long toCome(Duration width) {
        var rest = Duration.between(countedUntil, judged.to());
        return Math.ceilDiv(Math.max(0, rest.toNanos()), width.toNanos());
    }

    private static long up(Fraction bad) {
        return bad.decimal(0, RoundingMode.UP).longValueExact();
    }
}
