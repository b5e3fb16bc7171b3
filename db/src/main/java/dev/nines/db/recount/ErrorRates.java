package dev.nines.db.recount;

import dev.nines.db.sql.Literal;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import java.util.List;
import java.util.Map;

/** M2: the mean error rate of all intervals of one width, laid from the period's beginning on. */
final class ErrorRates {
    private static final String INTERVALS = """
            , part as (
                select floor(extract(epoch from slot - {period_from}) * 1000000 / {width}) as number, count(*) as requests,
                       count(*) filter (where standing = 'bad') as errors
                from counted where standing in ('good', 'bad') group by 1)
            """;
    /** The sum is rounded at its twentieth digit or so; the verdict's is exact. */
    private static final String RATES = """
            select {counted} as intervals, intervals - heard as without_requests, sum_of_error_rates
            from (select (ceil(extract(epoch from {whole_to} - {period_from}) * 1000000 / {width})
                          - floor(extract(epoch from {whole_from} - {period_from}) * 1000000 / {width}))::bigint as intervals,
                         count(*) as heard, coalesce(sum(errors::numeric / requests), 0) as sum_of_error_rates
                  from part) p""";
    private static final String WITH_ERRORS = """
            select {period_from} + number * {interval} as from_at, least({period_from} + (number + 1) * {interval}, {period_to}) as to_at,
                   requests, errors
            from part where errors > 0 order by number""";

    private ErrorRates() {}

    static List<Query> of(MeanErrorRate rule, Scope scope) {
        var frame = scope.frame();
        var whole = switch (rule.denominator()) {
            case ACTIVE_PART -> frame.judged();
            case WHOLE_PERIOD -> frame.period().span();
        };
        var runs = Runs.forUptime(scope, frame.judged());
        String counted = switch (rule.empty()) {
            case WITHOUT_ERROR -> "intervals";
            case LEFT_OUT -> "heard";
        };
        var values = Map.of("counted", counted, "width", Literal.micros(rule.width()), "interval", Literal.interval(rule.width()),
                "whole_from", Literal.bound(whole.from()), "whole_to", Literal.bound(whole.to()));
        return List.of(runs.byReason("", "counted", values),
                new Query("intervals, those without a request, and the sum of the error rates of the others", runs.then(INTERVALS + RATES, values)),
                new Query("intervals with errors", runs.then(INTERVALS + WITH_ERRORS, values)));
    }
}
