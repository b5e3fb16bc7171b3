package dev.nines.db.recount;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.Literal;
import dev.nines.sla.Span;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.Run;
import dev.nines.sla.measure.Measure.RunScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** M3: down minutes, in runs that are long enough. */
final class Downtimes {
    /** Minutes that a run goes on across are left out before runs are looked for. */
    private static final String MINUTES = """
            , request as (
                select date_bin('1 minute', slot, {period_from}) as at, count(*) as requests, count(*) filter (where standing = 'bad') as errors
                from counted where standing in ('good', 'bad') group by 1),
            minute as (
                select at, case when tstzrange(at, at + interval '1 minute') <@ '{{excluded}}'::tstzmultirange then 'EXCLUDED'
                                when requests is null then 'WITHOUT_REQUESTS'
                                when requests >= {minimum} and errors * {whole} > requests * {part} then 'DOWN' else 'UP' end as state
                from generate_series({seen_from}, {seen_to} - interval '1 microsecond', interval '1 minute') at left join request using (at)),
            walked as (
                select at, state, count(*) filter (where state <> 'DOWN') over (order by at) as ends
                from minute
                where at >= {walk_from} and at < {walk_to} and state <> all('{{bridged}}')),
            outage as (
                select min(at) as from_at, max(at) + interval '1 minute' as to_at, count(*) as minutes,
                       count(*) filter (where at >= {judged_from} and at < {judged_to}) as minutes_in_period
                from walked where state = 'DOWN' group by ends)
            """;
    private static final String TOTAL = """
            select minutes, excluded as excluded_minutes,
                   least(floor(minutes), (select coalesce(sum(minutes_in_period), 0) from outage where minutes >= {consecutive})) as down_minutes
            from (select excluded, extract(epoch from {whole_to} - {whole_from}) / 60 - {removed} as minutes
                  from (select count(*) as excluded from minute where state = 'EXCLUDED' and at >= {whole_from} and at < {whole_to}) e) t""";
    private static final String OUTAGES = """
            select from_at, to_at, minutes, minutes_in_period
            from outage where minutes >= {consecutive} and minutes_in_period > 0 order by from_at""";

    private Downtimes() {}

    /** @param reach where minutes are looked at: it may begin before the period and end after it */
    static List<Query> of(DowntimeMinutes rule, Scope scope, Span reach) {
        var runs = Runs.forUptime(scope, reach);
        var values = values(rule, scope.frame(), reach);
        return List.of(runs.byReason("", "counted", values),
                new Query("minutes of the period, excluded ones and down ones", runs.then(MINUTES + TOTAL, values)),
                new Query("runs of down minutes", runs.then(MINUTES + OUTAGES, values)));
    }

    private static Map<String, String> values(DowntimeMinutes rule, Frame frame, Span reach) {
        var rate = rule.minute().errorRateAbove();
        var values = new HashMap<>(Map.of("minimum", String.valueOf(rule.minute().minimumRequests()),
                "whole", String.valueOf(rate.whole()), "part", String.valueOf(rate.part()),
                "removed", rule.total().excluded() == ExcludedTime.REMOVED ? "excluded" : "0",
                "bridged", bridged(rule.run()), "consecutive", String.valueOf(rule.run().consecutiveMinutes())));
        var seen = seen(frame, reach);
        values.putAll(Runs.bounds("seen_", seen));
        values.putAll(Runs.bounds("walk_", rule.run().scope() == RunScope.WITHIN_PERIOD ? frame.judged() : seen));
        values.putAll(Runs.bounds("whole_", rule.total().denominator() == Denominator.WHOLE_PERIOD ? frame.period().span() : frame.judged()));
        return values;
    }

    /** The whole period, and what is reached beyond it. */
    private static Span seen(Frame frame, Span reach) {
        var period = frame.period().span();
        return new Span(reach.from().isBefore(period.from()) ? reach.from() : period.from(),
                reach.to().isAfter(period.to()) ? reach.to() : period.to());
    }

    private static String bridged(Run run) {
        return Stream.of(run.withoutRequests() == Gap.BRIDGED ? "WITHOUT_REQUESTS" : "", run.excluded() == Gap.BRIDGED ? "EXCLUDED" : "")
                .filter(state -> !state.isEmpty()).collect(joining(","));
    }
}
