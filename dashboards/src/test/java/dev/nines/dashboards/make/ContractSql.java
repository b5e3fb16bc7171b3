package dev.nines.dashboards.make;

/** Questions to PostgreSQL about what contracts promise and what was found. */
final class ContractSql {
    /**
     * The limit of each latency rule for each target, as the newest verdict says it. A rule of which no period was judged yet is not
     * here.
     */
    private static final String LIMITS = Sql.CHOSEN + """
            ,
            limits as (
              select distinct contract, rule, target, metric, quantile, limit_us from (
                select distinct on (contract, rule, series) contract, rule, regexp_replace(series, '@[^@]*$', '') as target,
                       case when evidence -> 'quantile' ->> 'text' like '%first token%' then 'ttft_us' else 'total_us' end as metric,
                       substring(evidence -> 'quantile' ->> 'text' from '^p([0-9.]+)')::numeric / 100 as quantile,
                       (evidence -> 'quantile' ->> 'limit_us')::bigint as limit_us
                from nines.verdict_view
                where contract ~ $re$^(${contract:regex})$$re$
                order by contract, rule, series, decided_at desc) newest
              where limit_us > 0),
            asked_of as (select distinct metric, quantile from limits)""";

    private ContractSql() {}

    /** The quantile of each target, and the limit it is held to. */
    static String againstLimits() {
        return LIMITS + """

                select s."time", s.group_key as metric, s.value_us as value
                from asked cross join asked_of q
                cross join lateral nines.latency_series(since, until, step, q.metric, array[q.quantile], 'target', chosen) s
                where exists (select from limits l where l.target = s.group_key and l.metric = q.metric and l.quantile = q.quantile)
                order by s."time", s.group_key""";
    }

    /** A line from end to end for each limit. */
    static String limitLines() {
        return LIMITS + """

                select at.instant as "time", 'limit of ' || l.contract || ' ' || l.rule as metric, l.limit_us as value
                from asked cross join lateral (values (since), (until)) at (instant)
                cross join (select distinct contract, rule, limit_us from limits) l
                order by at.instant, l.contract, l.rule""";
    }

    /** How many runs each point rests on. */
    static String runsBehind() {
        return LIMITS + """

                select s."time", s.group_key as metric, s.n as value
                from asked cross join asked_of q
                cross join lateral nines.latency_series(since, until, step, q.metric, array[q.quantile], 'target', chosen) s
                where exists (select from limits l where l.target = s.group_key and l.metric = q.metric and l.quantile = q.quantile)
                order by s."time", s.group_key""";
    }

    /** For each latency rule and target of the shown range: the quantile, its limit, and how many runs were over. */
    static String overLimits() {
        return LIMITS + """
                ,
                bounds as (select distinct metric, limit_us from limits),
                found as (
                  select q.metric, q.quantile, s.group_key, s.n, s.bound, s.value_us
                  from asked cross join asked_of q
                  cross join lateral nines.latency_quantiles(since, until, q.metric, array[q.quantile], 'target', chosen) s),
                late as (
                  select b.metric, b.limit_us, s.group_key, s.over
                  from asked cross join bounds b
                  cross join lateral nines.latency_over(since, until, b.metric, b.limit_us, 'target', chosen) s)
                select l.contract, l.rule, v.endpoint, v.probe, v.model, 'p' || trim_scale(l.quantile * 100) as quantile, f.value_us, f.bound,
                       l.limit_us, f.n as runs, o.over, o.over / f.n::float8 as share_over, (1 - l.quantile)::float8 as share_allowed
                from limits l
                join found f on f.metric = l.metric and f.quantile = l.quantile and f.group_key = l.target
                join late o on o.metric = l.metric and o.limit_us = l.limit_us and o.group_key = l.target
                join (select distinct target, endpoint, probe, model from nines.series_view) v on v.target = l.target
                order by share_over desc, l.contract, l.rule, l.target""";
    }

    /** What was found of periods that are over, the newest first. */
    static String verdicts() {
        return """
                select period, contract, rule, regexp_replace(series, '@[^@]*$', '') as target, word,
                       evidence ->> 'promise' as promise, (evidence -> 'shares' ->> 'attained') || ' %' as attained,
                       (evidence -> 'counts' ->> 'good')::bigint as good, (evidence -> 'counts' ->> 'counted')::bigint as counted,
                       evidence -> 'budget' ->> 'remaining' as budget_left, evidence -> 'quantile' ->> 'text' as quantile, decided_at
                from nines.verdict_view
                where contract ~ $re$^(${contract:regex})$$re$
                order by decided_at desc, contract, rule, series
                limit 500""";
    }

    /** What was written of periods that are over: the newest revision of each statement. */
    static String statements() {
        return """
                select period, contract, title, verdict, credit, claim_until, claim_sent_at, revision, written_at
                from nines.statement_view
                where contract ~ $re$^(${contract:regex})$$re$
                order by written_at desc, contract, period
                limit 500""";
    }
}
