package dev.nines.db.recount;

import dev.nines.db.sql.Literal;
import dev.nines.probe.Phase;
import dev.nines.sla.contract.Rule;
import java.util.List;
import java.util.Map;

/** M5: the nearest-rank percentile, and how many were over the limit. */
final class Percentiles {
    private static final String FAILED = """
            , taken as (
                select slot, class, us, limit_us, reason, case standing when 'bad' then '{failed}' else standing end as standing from counted)
            """;
    private static final String OVER_LIMIT = """
            , judged as (
                select slot, case when standing = 'good' and us > {limit} then 'bad' else standing end as standing,
                       case when standing = 'good' and us > {limit} then 'OVER_LIMIT' else reason end as reason
                from taken)
            """;
    /** Measured values first, then timeouts by their limits, then what never answered. */
    private static final String PERCENTILE = """
            , sample as (
                select case when standing = 'good' then 1 when class = 'TIMEOUT' then 2 else 3 end as certainty,
                       case when standing = 'good' then us when class = 'TIMEOUT' then limit_us end as us
                from taken where standing in ('good', 'bad')),
            ranked as (
                select certainty, us, row_number() over (order by certainty, us) as place,
                       (count(*) over () * {millionths} + 999999) / 1000000 as rank
                from sample)
            select count(*) as n, count(*) filter (where certainty > 1 or us > {limit}) as over_limit, min(rank) as rank,
                   (array['MEASURED', 'AT_LEAST', 'NEVER'])[min(certainty) filter (where place = rank)] as bound,
                   min(us) filter (where place = rank) as value_us
            from ranked""";

    private Percentiles() {}

    static List<Query> of(Rule.Latency rule, Scope scope) {
        var runs = Runs.forLatency(scope, switch (rule.of()) {
            case FIRST_TOKEN -> Phase.TTFT;
            case TOTAL -> Phase.TOTAL;
        });
        var values = Map.of("limit", Literal.micros(rule.limit()), "millionths", String.valueOf(rule.percentile().perMillion()),
                "failed", switch (rule.failures()) {
                    case OVER -> "bad";
                    case EXCLUDED -> "excluded";
                });
        return List.of(runs.byReason(FAILED + OVER_LIMIT, "judged", values),
                new Query(rule.percentile().text() + " by nearest rank, and runs over the limit", runs.then(FAILED + PERCENTILE, values)));
    }
}
