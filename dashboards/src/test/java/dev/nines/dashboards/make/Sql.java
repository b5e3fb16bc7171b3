package dev.nines.dashboards.make;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions to PostgreSQL: what they ask of {@code nines}, and by which names. They look at whole minutes, which sums can answer where
 * raw rows are gone, and over time in steps of whole minutes, hours or days, of which there are sums too: so many as are chosen, for a
 * p99 needs a hundred runs in its step, whatever the screen has room for.
 */
final class Sql {
    /** Everything that is chosen, as arguments of a question: since, until, step, chosen. */
    static final String CHOSEN = asked("'endpoint', array_agg(distinct endpoint), 'tier', array_agg(distinct tier), "
            + "'model', array_agg(distinct model)", are("endpoint", "tier", "model"));
    /** The same of one target. */
    static final String TARGET = asked("'endpoint', array_agg(distinct endpoint), 'probe', array_agg(distinct probe), "
            + "'model', array_agg(distinct model)", are("endpoint", "probe", "model"));

    /** Targets by name, without their vantages. */
    private static final String TARGETS = "(select distinct target, endpoint, probe, model, tier from nines.series_view)";

    private Sql() {}

    /** All targets, the worst first. */
    static String fleet() {
        return CHOSEN + """
                ,
                first as (%s),
                whole as (%s),
                down as (
                  select regexp_replace(series, '@[^@]*$', '') as target, count(*) as open
                  from nines.incident_view where until is null group by 1)
                select t.endpoint, t.probe, t.model, t.tier, coalesce(d.open, 0) as incidents, u.up + u.down as runs, u.uptime,
                       first.p50 as first_p50, first.p99 as first_p99, first.p99_is, whole.p50 as total_p50, whole.p99 as total_p99
                from asked
                cross join lateral nines.uptime(since, until, 'target', chosen) u
                join %s t on t.target = u.group_key
                left join first on first.key = u.group_key
                left join whole on whole.key = u.group_key
                left join down d on d.target = u.group_key
                order by incidents desc, u.uptime, (first.p99_is = 'NEVER') desc nulls last, first.p99 desc nulls last""".formatted(ends("ttft_us"), ends("total_us"), TARGETS);
    }

    /** Quantiles over time, each a series of its own name. */
    static String quantiles(String asked, String metric, String quantiles, String groupBy) {
        return asked + """

                select s."time", %s as metric, s.value_us as value
                from asked, nines.latency_series(since, until, step, '%s', '{%s}', '%s', chosen) s
                order by s."time", s.group_key, s.quantile""".formatted(
                groupBy.equals("all") ? "'p' || trim_scale(s.quantile * 100)" : named("s"), metric, quantiles, groupBy);
    }

    /** One row: the quantiles of one latency. */
    static String quantileRow(String metric) {
        return TARGET + """

                select %s, max(q.n) as runs
                from asked, nines.latency_quantiles(since, until, '%s', '{0.5,0.9,0.99,0.999}', 'all', chosen) q"""
                .formatted(columns("0.5", "0.9", "0.99", "0.999"), metric);
    }

    /** How long by how many nines: the shape of the tail. */
    static String byNines() {
        return TARGET + """

                select round(-log(1 - f.quantile), 3) as nines, f.value_us as "First token", t.value_us as "Total"
                from asked
                cross join lateral nines.latency_quantiles(since, until, 'ttft_us', '{%1$s}', 'all', chosen) f
                join lateral nines.latency_quantiles(since, until, 'total_us', '{%1$s}', 'all', chosen) t
                  on t.quantile = f.quantile
                where f.value_us is not null or t.value_us is not null
                order by 1""".formatted("0.2,0.5,0.7,0.8,0.9,0.95,0.98,0.99,0.995,0.998,0.999,0.9995,0.9999");
    }

    static String uptime(String asked, String groupBy) {
        return asked + """

                select u."time", %s as metric, u.uptime as value
                from asked, nines.uptime_series(since, until, step, '%s', chosen) u
                order by u."time", u.group_key""".formatted(named("u"), groupBy);
    }

    static String uptimeNow(String asked) {
        return asked + """

                select uptime from asked, nines.uptime(since, until, 'all', chosen)""";
    }

    static String classes(String asked, String groupBy) {
        return asked + """

                select %s as "group", c.class::text as class, c.n as runs, nines.effect(c.class) as counts_as
                from asked, nines.class_counts(since, until, '%s', chosen) c
                order by c.group_key, c.n desc""".formatted(named("c"), groupBy);
    }

    /** How often each class but OK, in each step. */
    static String troubles(String asked) {
        return asked + """

                select c."time", c.class::text as metric, c.n as value
                from asked, nines.class_series(since, until, step, 'all', chosen) c
                where c.class <> 'OK'
                order by c."time", c.class""";
    }

    /** By group: how many, how often up, how fast. */
    static String compared() {
        return CHOSEN + """

                select %s as "group", max(u.up + u.down) as runs, max(u.uptime) as uptime, %s,
                       max(q.bound) filter (where q.quantile = 0.999) as p999_is
                from asked
                cross join lateral nines.latency_quantiles(since, until, '$latency', '{0.5,0.9,0.95,0.99,0.999}', '$group', chosen) q
                left join lateral nines.uptime(since, until, '$group', chosen) u on u.group_key = q.group_key
                group by q.group_key
                order by bool_or(q.quantile = 0.99 and q.bound = 'NEVER') desc, p99 desc nulls last""".formatted(named("q"), columns("0.5", "0.9", "0.95", "0.99", "0.999"));
    }

    /** What has no such name, as a model without a tier, is called so. */
    private static String named(String rows) {
        return "coalesce(nullif(" + rows + ".group_key, ''), 'none')";
    }

    /** {@code max(q.value_us) filter (where q.quantile = 0.5) as p50}, and so on. */
    private static String columns(String... quantiles) {
        return Stream.of(quantiles).map(q -> "max(q.value_us) filter (where q.quantile = " + q + ") as " + name(q))
                .collect(Collectors.joining(", "));
    }

    /** {@code 0.999} is {@code p999}. */
    private static String name(String quantile) {
        var digits = quantile.substring(2);
        return "p" + (digits.length() == 1 ? digits + "0" : digits);
    }

    private static String ends(String metric) {
        return "select q.group_key as key, " + columns("0.5", "0.99") + ", max(q.bound) filter (where q.quantile = 0.99) as p99_is"
                + " from asked, nines.latency_quantiles(since, until, '" + metric + "', '{0.5,0.99}', 'target', chosen) q group by 1";
    }

    /** @param chosen names and arrays of what the question is about */
    private static String asked(String chosen, String where) {
        return """
                with asked as (
                  select date_trunc('minute', $__timeFrom()::timestamptz) as since,
                         date_trunc('minute', $__timeTo()::timestamptz + interval '59.999 s') as until,
                         case when hours < 1 then make_interval(mins => greatest(1, ceil(hours * 60)::int))
                              when hours < 24 then make_interval(hours => ceil(hours)::int)
                              else make_interval(days => ceil(hours / 24)::int) end as step,
                         jsonb_build_object(%s) as chosen
                  from nines.series_view,
                       (select extract(epoch from $__timeTo()::timestamptz - $__timeFrom()::timestamptz) / 3600 / $points as hours) range
                  where %s
                  group by hours)""".formatted(chosen, where);
    }

    /** Quoted so that no name ends the quotation. */
    static String are(String... columns) {
        return Stream.of(columns).map(c -> c + " ~ $re$^(${" + c + ":regex})$$re$").collect(Collectors.joining(" and "));
    }
}
