package dev.nines.db.rollup;

import dev.nines.db.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Rows of the sums as one line of text each, so that a difference reads well; sorted. */
final class Sum {
    private static final String LATENCY = "select s.model || '@' || s.vantage || ' ' || l.metric || ' ' || %s || ' n=' || l.n || ' sum='"
            + " || l.sum_us || ' min=' || l.min_us || ' max=' || l.max_us || ' ' || l.entries::text"
            + " from nines.%s l join nines.series s on s.id = l.series_id";
    private static final String COUNTS = "concat_ws(',', ok, server_error, timeout, truncated, malformed, empty, connect,"
            + " model_not_found, rate_limited, quota, auth, bad_request, local)";
    private static final String AVAILABILITY = "select s.model || '@' || s.vantage || ' classes ' || %s || ' ' || " + COUNTS
            + " || %s from nines.%s a join nines.series s on s.id = a.series_id";
    private static final String HOUR = "to_char(hour at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24\"Z\"')";
    private static final String DAY = "to_char(day, 'YYYY-MM-DD')";

    private Sum() {}

    /** As if nothing had been observed yet; the partitions stay. */
    static void clear(DataSource database) {
        TestDatabase.execute(database, "truncate nines.observation, nines.rollup_due, nines.latency_hour, nines.latency_day,"
                + " nines.latency_month, nines.availability_hour, nines.availability_day;"
                + " update nines.rollup_state set closed_until = '-infinity'; update nines.raw_state set raw_from = '-infinity'");
    }

    static List<String> hours(DataSource database) {
        return read(database, LATENCY.formatted(HOUR, "latency_hour"),
                AVAILABILITY.formatted(HOUR, "' ' || a.entries::text", "availability_hour"));
    }

    static List<String> days(DataSource database) {
        return read(database, LATENCY.formatted(DAY, "latency_day"), AVAILABILITY.formatted(DAY, "''", "availability_day"));
    }

    static List<String> months(DataSource database) {
        return read(database, LATENCY.formatted("to_char(month, 'YYYY-MM')", "latency_month"));
    }

    private static List<String> read(DataSource database, String... queries) {
        String all = String.join(" union all ", queries);
        String text = TestDatabase.ask(database, "select coalesce(string_agg(line, E'\\n'), '') from (" + all + ") l (line)");
        return Stream.of(text.split("\n", -1)).filter(line -> !line.isEmpty()).sorted().toList();
    }
}
