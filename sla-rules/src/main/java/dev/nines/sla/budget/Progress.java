package dev.nines.sla.budget;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a period has come.
 *
 * @param judged the part of the period in which the contract holds
 * @param slotsToCome planned slots of it that are not over; rather too many than too few, so that a breach that is called certain is
 */
public record Progress(Span judged, Instant asOf, long slotsToCome) {
    /** How an evidence stands that was counted up to now, in the units of its rule; empty where there is nothing to count. */
    public Optional<OpenPeriod> of(Evidence evidence) {
        return switch (evidence.finding()) {
            case Finding.Runs runs -> open(evidence, runs.counts().counted() + slotsToCome, runs.counts().counted(), runs.counts().bad());
            case Finding.Minutes minutes -> {
                long whole = minutes.found().total().total().toMinutes();
                yield open(evidence, whole, Math.clamp(passed().toMinutes(), minutes.found().downMinutes(), whole), minutes.found().downMinutes());
            }
            case Finding.Intervals intervals -> {
                long measured = intervals.found().measured();
                yield open(evidence, measured + intervalsToCome(evidence.rule()), measured, measured - intervals.found().good());
            }
            // whole intervals' worth of errors: what is left over could not make a breach certain
            case Finding.ErrorRates rates -> open(evidence, intervals(rates, evidence.rule()), rates.found().intervals(),
                    rates.found().sumOfErrorRates().floor());
        };
    }

    private static Optional<OpenPeriod> open(Evidence evidence, long whole, long elapsed, long bad) {
        return whole < 1 ? Optional.empty() : Optional.of(new OpenPeriod(evidence.rule().objective(), whole, elapsed, bad));
    }

    private Duration passed() {
        return Duration.between(judged.from(), asOf);
    }

    /** Where intervals without a request are counted, those to come are among them already. */
    private long intervals(Finding.ErrorRates rates, Rule rule) {
        boolean counted = rule instanceof Rule.Uptime uptime && uptime.measure() instanceof Measure.MeanErrorRate rate
                && rate.empty() == EmptyInterval.WITHOUT_ERROR;
        return counted ? rates.found().intervals() : rates.found().intervals() + intervalsToCome(rule);
    }

    private long intervalsToCome(Rule rule) {
        var rest = Duration.between(asOf, judged.to());
        return switch (rule) {
            case Rule.Intervals intervals -> fitting(rest, intervals.measure().width());
            case Rule.Uptime uptime -> switch (uptime.measure()) {
                case Measure.MeanErrorRate rate -> fitting(rest, rate.width());
                case Measure.RequestRatio _, Measure.DowntimeMinutes _ -> 0;
            };
            case Rule.Latency _ -> 0;
        };
    }

    private static long fitting(Duration rest, Duration width) {
        return Math.ceilDiv(Math.max(0, rest.toNanos()), width.toNanos());
    }
}
