package dev.nines.db.recount;

import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to ask the raw rows, to find the numbers that a verdict rests on. Every statement reads views alone, and answers as long as the raw
 * rows of its time are kept.
 */
public final class Recounts {
    /** Where no stretch of the plan reaches, slots count at the pace of the newest. Of several vantages, those of the one that was to look most often. */
    private static final String PLANNED = """
            with stretch as (
                select vantage, from_at, to_at, first_slot, every_us
                from nines.plan_view
                where target = {target} and vantage in ({heard}) and to_at > {from} and from_at < {to}),
            meant as (
                select vantage, coalesce(floor((extract(epoch from {to} - {from}) - sum(extract(epoch from least(to_at, {to}) - greatest(from_at, {from}))))
                                               * 1000000 / (array_agg(every_us order by from_at desc))[1]), 0)::bigint
                       + (select count(*) from stretch s, generate_series(s.first_slot, s.to_at, s.every_us * interval '1 microsecond') slot
                          where s.vantage = stretch.vantage and slot < s.to_at and slot >= {from} and slot < {to}) as slots
                from stretch group by vantage)
            select coalesce(max(slots), 0) as planned_slots from meant""";

    private Recounts() {}

    /**
     * The statements whose rows are what the verdict of this rule counted: first runs by what they count as and why, then what its
     * measure made of them, last the slots that were meant to run.
     */
    public static List<Query> of(Rule rule, Scope scope) {
        var planned = new Query("slots that were meant to run", Runs.filled(scope, scope.frame().judged(), PLANNED, Map.of()));
        return Stream.concat(found(rule, scope).stream(), Stream.of(planned)).toList();
    }

    private static List<Query> found(Rule rule, Scope scope) {
        return switch (rule) {
            case Rule.Uptime uptime -> switch (uptime.measure()) {
                case Measure.RequestRatio ratio -> Ratios.of(ratio, scope);
                case Measure.MeanErrorRate rate -> ErrorRates.of(rate, scope);
                case Measure.DowntimeMinutes minutes -> Downtimes.of(minutes, scope, RuleAccount.of(rule, scope.frame()).reach());
            };
            case Rule.Latency latency -> Percentiles.of(latency, scope);
            case Rule.Intervals intervals -> Speeds.of(intervals.measure(), scope);
        };
    }
}
