package dev.nines.db.crash;

import static dev.nines.db.TestDatabase.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Counts every raw row anew, in the plainest SQL, and compares: hours, days and months hold exactly what lies below the bound up to
 * which they are closed, each row once, and nothing else.
 */
public final class Recount {
    private static final List<String> CLASSES = List.of("OK", "SERVER_ERROR", "TIMEOUT", "TRUNCATED", "MALFORMED", "EMPTY", "CONNECT",
            "MODEL_NOT_FOUND", "RATE_LIMITED", "QUOTA", "AUTH", "BAD_REQUEST", "LOCAL");
    private static final String BY_CLASS = CLASSES.stream()
            .map(c -> "count(*) filter (where class = '" + c + "')::bigint").collect(Collectors.joining(", "));
    private static final String COLUMNS = CLASSES.stream().map(c -> c.toLowerCase(Locale.ROOT) + "::bigint")
            .collect(Collectors.joining(", "));

    private static final String RAW = """
            with raw as (
                select series_id, slot, class, date_trunc('hour', slot, 'UTC') as hour, (slot at time zone 'UTC')::date as day,
                       date_trunc('month', slot at time zone 'UTC')::date as month,
                       date_part('minute', slot at time zone 'UTC')::int as minute, flags,
                       connect_us, ttft_us, total_us, tpot_us, limit_us
                from nines.observation
                where slot < (select closed_until from nines.rollup_state where level = '%1$s')),
            latency as (
                select r.*, m.metric, m.us
                from raw r
                cross join lateral (values ('connect_us', connect_us), ('ttft_us', ttft_us), ('total_us', total_us), ('tpot_us', tpot_us))
                    as m (metric, us)
                where r.class = 'OK' and m.us is not null
                  and not exists (select from nines.flag f where m.metric = any(f.spoils) and r.flags & (1::bigint << f.bit) <> 0)
                union all
                select r.*, 'limit_us', least(limit_us, 2147483647)::int from raw r where r.class = 'TIMEOUT'),
            kept as (%2$s),
            must as (%3$s)
            select count(*) || coalesce(', as ' || min(d::text), '') from (
                (select 'too much', k.* from (table kept except all table must) k)
                union all (select 'too little', m.* from (table must except all table kept) m)) d""";

    private static final Map<String, String> COMPARISONS = comparisons();

    private Recount() {}

    /** Asserts that every level holds all raw rows below its bound once. */
    public static void assertExact(DataSource database) {
        COMPARISONS.forEach((what, sql) -> assertThat(ask(database, sql)).as("rows of %s that differ from the raw rows", what)
                .isEqualTo("0"));
    }

    /** What the levels hold, as text that is equal only where all of it is; none of it is a matter of when it was written. */
    public static String dump(DataSource database) {
        return Stream.of("observation", "latency_hour", "latency_day", "latency_month", "availability_hour", "availability_day",
                        "rollup_state")
                .map(table -> table + ": " + ask(database,
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from nines." + table + " t"))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> comparisons() {
        var all = new LinkedHashMap<String, String>();
        for (String level : List.of("hour", "day", "month")) {
            all.put("latency_" + level, RAW.formatted(level,
                    "select " + level + "::text, series_id, metric::text, n::bigint, sum_us::bigint, min_us, max_us from nines.latency_" + level,
                    "select " + level + "::text, series_id, metric, count(*), sum(us)::bigint, min(us), max(us) from latency group by 1, 2, 3"));
            if (level.equals("month")) continue;
            all.put("availability_" + level, RAW.formatted(level,
                    "select " + level + "::text, series_id, " + COLUMNS + " from nines.availability_" + level,
                    "select " + level + "::text, series_id, " + BY_CLASS + " from raw group by 1, 2"));
        }
        all.put("entries of latency_hour", RAW.formatted("hour", """
                select hour::text, series_id, metric::text, e >> 26 & 63, e >> 11 & 32767, sum(e & 2047)::bigint
                from nines.latency_hour, unnest(entries) e group by 1, 2, 3, 4, 5""", """
                select hour::text, series_id, metric, minute, nines.hdr_index(us), count(*) from latency group by 1, 2, 3, 4, 5"""));
        all.put("entries of availability_hour", RAW.formatted("hour", """
                select hour::text, series_id, e >> 26 & 63, (enum_range(null::nines.observation_class))[1 + (e >> 22 & 15)]::text,
                       sum(e & 4194303)::bigint
                from nines.availability_hour, unnest(entries) e group by 1, 2, 3, 4""", """
                select hour::text, series_id, minute, class::text, count(*) from raw group by 1, 2, 3, 4"""));
        for (String level : List.of("day", "month")) {
            all.put("entries of latency_" + level, RAW.formatted(level,
                    "select " + level + "::text, series_id, metric::text, e >> 16 & 32767, sum(e & 65535)::bigint from nines.latency_" + level
                            + ", unnest(entries) e group by 1, 2, 3, 4",
                    "select " + level + "::text, series_id, metric, nines.hdr_index(us), count(*) from latency group by 1, 2, 3, 4"));
        }
        return all;
    }
}
