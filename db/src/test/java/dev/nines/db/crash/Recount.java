package dev.nines.db.crash;

import static dev.nines.db.TestDatabase.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            .map(c -> "count(*) filter (where class = '" + c + "')").collect(Collectors.joining(", "));
    private static final String COLUMNS = String.join(", ", CLASSES).toLowerCase(Locale.ROOT);

    /** Read once, for all comparisons: {@code run} is what happened, {@code took} is each latency that counts. */
    private static final String ROWS = """
            set work_mem = '256MB';
            create temporary table run as
            select series_id, slot, class, flags, connect_us, ttft_us, total_us, tpot_us, limit_us,
                   date_trunc('hour', slot, 'UTC') as hour, (slot at time zone 'UTC')::date as day,
                   date_trunc('month', slot at time zone 'UTC')::date as month, date_part('minute', slot at time zone 'UTC')::int as minute
            from nines.observation;
            create temporary table took as
            select series_id, slot, hour, day, month, minute, metric, us, nines.hdr_index(us) as place
            from (select r.*, m.metric, m.us
                  from run r
                  cross join lateral (values ('connect_us'::nines.metric, connect_us), ('ttft_us', ttft_us), ('total_us', total_us),
                                             ('tpot_us', tpot_us)) as m (metric, us)
                  where r.class = 'OK' and m.us is not null
                    and not exists (select from nines.flag f where m.metric::text = any(f.spoils) and r.flags & (1::bigint << f.bit) <> 0)
                  union all
                  select r.*, 'limit_us', least(limit_us, 2147483647)::int from run r where r.class = 'TIMEOUT') all_of_them;
            analyze run, took""";

    /** What is kept counts for it, what must be there against it: nothing is left of what is equal. */
    private static final String DIFFERENCES = """
            select count(*) || coalesce(', as ' || min(d::text), '')
            from (select {keys}, sum(times) as too_many from ({kept} union all {must}) both_sides ({keys}, times)
                  group by {keys} having sum(times) <> 0) d""";

    private static final List<Comparison> COMPARISONS = comparisons();

    private Recount() {}

    /** Asserts that every level holds all raw rows below its bound once. */
    public static void assertExact(DataSource database) {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(ROWS);
            for (var comparison : COMPARISONS) {
                assertThat(comparison.differences(statement)).as("rows of %s that differ from the raw rows", comparison.what()).isEqualTo("0");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count again", e);
        }
    }

    /** What the levels hold, as text that is equal only where all of it is; none of it is a matter of when it was written. */
    public static String dump(DataSource database) {
        return Stream.of("observation", "latency_hour", "latency_day", "latency_month", "availability_hour", "availability_day",
                        "rollup_state")
                .map(table -> table + ": " + ask(database,
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from nines." + table + " t"))
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param kept rows of {@code keys} and how often each is there
     * @param must the same, and how often it must be taken away until nothing is left
     */
    private record Comparison(String what, String keys, String kept, String must) {
        String differences(Statement statement) throws SQLException {
            var sql = DIFFERENCES.replace("{keys}", keys).replace("{kept}", kept).replace("{must}", must);
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<Comparison> comparisons() {
        var all = new ArrayList<Comparison>();
        for (String level : List.of("hour", "day", "month")) {
            all.add(sums(level));
            all.add(level.equals("hour") ? entriesOfHours() : entries(level));
            if (!level.equals("month")) all.add(classes(level));
        }
        all.add(classesOfMinutes());
        return all;
    }

    private static Comparison sums(String level) {
        return new Comparison("latency_" + level, "at, series_id, metric, n, sum_us, min_us, max_us",
                "select " + level + ", series_id, metric, n, sum_us, min_us, max_us, 1 from nines.latency_" + level,
                "select " + level + ", series_id, metric, count(*), sum(us), min(us), max(us), -1 from took" + below(level) + " group by 1, 2, 3");
    }

    private static Comparison classes(String level) {
        return new Comparison("availability_" + level, "at, series_id, " + COLUMNS,
                "select " + level + ", series_id, " + COLUMNS + ", 1 from nines.availability_" + level,
                "select " + level + ", series_id, " + BY_CLASS + ", -1 from run" + below(level) + " group by 1, 2");
    }

    private static Comparison entriesOfHours() {
        return new Comparison("entries of latency_hour", "at, series_id, metric, minute, place",
                "select hour, series_id, metric, e >> 26 & 63, e >> 11 & 32767, e & 2047 from nines.latency_hour, unnest(entries) e",
                "select hour, series_id, metric, minute, place, -1 from took" + below("hour"));
    }

    private static Comparison entries(String level) {
        return new Comparison("entries of latency_" + level, "at, series_id, metric, place",
                "select " + level + ", series_id, metric, e >> 16 & 32767, e & 65535 from nines.latency_" + level + ", unnest(entries) e",
                "select " + level + ", series_id, metric, place, -1 from took" + below(level));
    }

    private static Comparison classesOfMinutes() {
        return new Comparison("entries of availability_hour", "at, series_id, minute, class", """
                select hour, series_id, e >> 26 & 63, (enum_range(null::nines.observation_class))[1 + (e >> 22 & 15)], e & 4194303
                from nines.availability_hour, unnest(entries) e""",
                "select hour, series_id, minute, class, -1 from run" + below("hour"));
    }

    private static String below(String level) {
        return " where slot < (select closed_until from nines.rollup_state where level = '" + level + "')";
    }
}
