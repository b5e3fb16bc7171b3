package dev.nines.dashboards.make;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Questions to PostgreSQL about the runs of one target. */
final class RunSql {
    /** The upper bounds of the cells of a heat map, in seconds. What is over the last stands above it. */
    private static final List<String> BOUNDS =
            List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.65", "0.8", "1", "1.5", "2", "3", "5", "8", "15", "30", "60");
    private static final String RUNS = """
            from nines.observation_view
            where endpoint = any(array(select jsonb_array_elements_text(chosen -> 'endpoint')))
              and probe = any(array(select jsonb_array_elements_text(chosen -> 'probe')))
              and model = any(array(select jsonb_array_elements_text(chosen -> 'model')))
              and scheduled_at >= since and scheduled_at < until""";

    private RunSql() {}

    /** Four cells wide for a step of the rest, in whole minutes: from the sums of hours and days, and from single runs where none are yet. */
    static String heat(String metric) {
        return Sql.TARGET + """

                select h."time", %s
                from asked cross join lateral nines.latency_heat(since, until, date_trunc('minute', greatest(interval '1 minute', step / 4)),
                  '%s', array[%s]::bigint[], 'all', chosen) h
                group by 1 order by 1""".formatted(columns(), metric, BOUNDS.stream().map(RunSql::micros).collect(Collectors.joining(", ")));
    }

    /** What did not answer, the newest first. */
    static String failures() {
        return Sql.TARGET + """

                select o.scheduled_at as "time", o.vantage, o.class::text, o.effect, o.http_status, o.total_us, o.request_id, o.detail
                from asked cross join lateral (select * %s and class <> 'OK') o
                order by o.scheduled_at desc
                limit 200""".formatted(RUNS);
    }

    /** Where the time of the newest answers went; parts that add up to the total. */
    static String phases() {
        return Sql.TARGET + """

                select n.* from asked cross join lateral (
                  select scheduled_at as "time", dns_us as "DNS", connect_us as "Connect", tls_us as "TLS", request_us as "Request",
                         greatest(0, ttft_us - coalesce(dns_us, 0) - coalesce(connect_us, 0) - coalesce(tls_us, 0)
                                     - coalesce(request_us, 0)) as "Until the first token",
                         total_us - ttft_us as "Rest of the answer"
                  %s and class = 'OK' and ttft_us is not null and total_us is not null
                  order by scheduled_at desc limit 120) n
                order by n."time\"""".formatted(RUNS);
    }

    /** Medians of what is kept as sums. */
    static String medians() {
        return Sql.TARGET + """

                select s."time", m.name as metric, s.value_us as value
                from asked
                cross join (values ('Connect', 'connect_us'), ('First token', 'ttft_us'), ('Total', 'total_us'),
                                   ('Per output token', 'tpot_us')) m (name, column_name)
                cross join lateral nines.latency_series(since, until, step, m.column_name, '{0.5}', 'all', chosen, nines.excluded()) s
                order by s."time", m.name""";
    }

    private static String micros(String seconds) {
        return new BigDecimal(seconds).movePointRight(6).toBigIntegerExact().toString();
    }

    /** A cell is numbered by the bounds that are at or below; it ends below its own. */
    private static String columns() {
        return IntStream.rangeClosed(0, BOUNDS.size())
                .mapToObj(i -> "sum(h.n) filter (where h.cell = " + i + ") as \"" + (i < BOUNDS.size() ? BOUNDS.get(i) : "+Inf") + "\"")
                .collect(Collectors.joining(",\n       "));
    }
}
