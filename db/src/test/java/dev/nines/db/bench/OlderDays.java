package dev.nines.db.bench;

import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/**
 * Days before those that were loaded: four weeks moved back by whole weeks, each time from other models to others. Their rows and sums
 * take the room of real ones and agree with each other, and are there in minutes instead of hours.
 */
@SuppressWarnings("InlineFormatString") // SQL reads better by itself
final class OlderDays {
    static final int BLOCK_DAYS = 28;
    /** Has no divisor in common with 184, so that every model moves. */
    private static final int MODELS_A_BLOCK = 37;

    private static final String MOVED = """
            create temporary table moved as
            with o as (select id, row_number() over (order by id) - 1 as nr, count(*) over () as n from nines.series)
            select a.id, b.id as other from o a join o b on b.nr = (a.nr + {models}) % a.n;""";
    private static final String SUMS = """
            insert into nines.latency_hour (hour, series_id, metric, n, sum_us, min_us, max_us, entries)
            select hour - interval '{days} days', other, metric, n, sum_us, min_us, max_us, entries
            from nines.latency_hour join moved on id = series_id where hour >= '{from}' and hour < '{to}';

            insert into nines.latency_day (day, series_id, metric, n, sum_us, min_us, max_us, entries)
            select day - {days}, other, metric, n, sum_us, min_us, max_us, entries
            from nines.latency_day join moved on id = series_id where day >= '{from}' and day < '{to}';

            insert into nines.availability_hour (hour, series_id, entries, {classes})
            select hour - interval '{days} days', other, entries, {classes}
            from nines.availability_hour join moved on id = series_id where hour >= '{from}' and hour < '{to}';

            insert into nines.availability_day (day, series_id, {classes})
            select day - {days}, other, {classes}
            from nines.availability_day join moved on id = series_id where day >= '{from}' and day < '{to}';

            insert into nines.rollup_due (level, at, series_ids)
            select 'month', date_trunc('month', '{from}'::timestamp - interval '{days} days' + d * interval '27 days') at time zone 'UTC',
                   array_agg(id) from nines.series, generate_series(0, 1) d group by 2;""";
    private static final String ROWS = """
            insert into nines.observation (slot, series_id, {columns})
            select slot - interval '{days} days', other, {columns}
            from nines.observation join moved on id = series_id where slot >= '{from}' and slot < '{to}';""";
    private static final String COLUMNS = """
            select string_agg(attname, ', ' order by attnum) from pg_attribute
            where attrelid = 'nines.observation'::regclass and attnum > 0 and attname not in ('slot', 'series_id')""";
    private static final String PARTITIONS = """
            select nines.ensure_rollup_partition(t, day::date)
            from unnest('{latency_hour,availability_hour,latency_day,availability_day}'::text[]) t,
                 generate_series('%s'::timestamp, '%s'::timestamp, interval '1 day') day""";
    private static final String CLASSES = "ok, server_error, timeout, truncated, malformed, empty, connect, model_not_found, rate_limited, "
            + "quota, auth, bad_request, local";

    private final DataSource database;
    private final Options options;

    OlderDays(DataSource database, Options options) {
        this.database = database;
        this.options = options;
    }

    /** What is there already stays. */
    void make(Load load) throws SQLException {
        if (!options.from().isBefore(options.loadedFrom())) return;
        Ask.rows(database, PARTITIONS.formatted(options.from(), options.loadedFrom()));
        LocalDate end = options.loadedFrom();
        for (int block = 1; end.isAfter(options.from()); block++) {
            LocalDate start = latest(end.minusDays(BLOCK_DAYS), options.from());
            if (!load.has(start)) move(block, start, end, load);
            end = start;
        }
    }

    private void move(int block, LocalDate start, LocalDate end, Load load) throws SQLException {
        long began = System.nanoTime();
        LocalDate rowsFrom = latest(start, options.rowsFrom());
        String work = "begin; " + filled(MOVED, block, start, end);
        if (rowsFrom.isBefore(end)) {
            load.makePartitions(rowsFrom, end);
            work += filled(ROWS, block, rowsFrom, end);
        }
        Ask.run(database, work + filled(SUMS, block, start, end) + "drop table moved; commit");
        Keep.say(start + " to " + end.minusDays(1) + ": made of later ones in " + Keep.secondsSince(began));
    }

    private String filled(String sql, int block, LocalDate start, LocalDate end) throws SQLException {
        int days = block * BLOCK_DAYS;
        return sql.replace("{models}", String.valueOf(block * MODELS_A_BLOCK)).replace("{days}", String.valueOf(days))
                .replace("{from}", start.plusDays(days).toString()).replace("{to}", end.plusDays(days).toString())
                .replace("{columns}", Ask.text(database, COLUMNS)).replace("{classes}", CLASSES);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
