package dev.nines.monitor.bench;

import dev.nines.db.Migrations;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.seal.DaySeals;
import dev.nines.db.seal.SealKeys;
import dev.nines.monitor.seal.SealKey;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * A PostgreSQL with the last month of 184 models, asked once a minute, one run in a thousand failed: summed up and sealed as the service does it.
 * It says how long a day's seal took and where the database is, and stands until its input ends. {@code StatementMonth FOLDER MODELS}.
 */
final class StatementMonth {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DAY = Duration.ofDays(1);
    /** In the order of time, as they come in. */
    private static final String RUNS = """
            insert into nines.observation (series_id, slot, sent_lag_us, flags, class, http_status, dns_us, connect_us, tls_us, request_us, ttfb_us,
                ttft_us, ttfo_us, last_token_us, total_us, max_gap_us, tpot_us, prompt_tokens, completion_tokens, finish_reason, served_model,
                request_id, probe_version, simulated, fresh)
            select id, slot, 700, 0, (case when d then 'SERVER_ERROR' else 'OK' end)::nines.observation_class, case when d then 503 else 200 end,
                   90, 800, 4000, 60, f, f, f, t, t, case when d then null else 20000 end, case when d then null else 9000 end,
                   20, case when d then null else 100 end, case when d then null else 'stop' end, 'house/m', 'req-' || md5(id::text || slot), 'v1', false, true
            from (select id, slot, d, case when d then null else 200000 + (random() * 400000)::int end as f,
                         case when d then null else 900000 + (random() * 900000)::int end as t
                  from (select id, slot, random() < 0.001 as d
                        from generate_series('{from}'::timestamptz, '{to}'::timestamptz - interval '1 minute', interval '1 minute') slot
                        cross join nines.series order by slot, id) s) r""";
    private static final String PLANS = """
            insert into nines.plan (series_id, from_at, to_at, first_slot, every_us)
            select id, at, at + interval '10 minutes', at, 60000000
            from generate_series('{from}'::timestamptz, '{to}'::timestamptz - interval '10 minutes', interval '10 minutes') at
            cross join nines.series""";
    private static final String MARKS = """
            insert into nines.rollup_due (level, at, series_ids)
            select 'hour', h, (select array_agg(id) from nines.series)
            from generate_series('{from}'::timestamptz, '{to}'::timestamptz - interval '1 hour', interval '1 hour') h
            on conflict do nothing""";

    private final DataSource database;
    private final SeriesTable series;
    private final Instant from;
    private final Instant to;

    private StatementMonth(DataSource database, YearMonth month) {
        this.database = database;
        this.series = new SeriesTable(database);
        this.from = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        this.to = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int models = Integer.parseInt(arguments[1]);
        try (var server = start(Path.of(arguments[0]))) {
            var source = server.getPostgresDatabase();
            Migrations.migrate(source);
            var month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
            var filled = new StatementMonth(source, month);
            filled.fill(models);
            filled.sumUp();
            filled.seal();
            System.out.println("ready " + month + " postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres");
            while (System.in.read() >= 0) {} // until whoever started it has closed it
        }
    }

    /** With the settings of the embedded one. */
    private static EmbeddedPostgres start(Path folder) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(true).setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale", "C").setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on").setServerConfig("max_connections", "50").setServerConfig("timezone", "UTC").start();
    }

    private void fill(int models) throws SQLException {
        new PostgresObservations(database, series).ensurePartitions(from, to);
        var all = IntStream.range(0, models).mapToObj(i -> new Series(new Target("gw", "chat", "house/model-" + i), "pro", "bench")).toList();
        series.register(all);
        long began = System.nanoTime();
        try (var connection = database.getConnection(); var run = connection.createStatement()) {
            run.execute("select setseed(0.5)");
            for (var day = from; day.isBefore(to); day = day.plus(DAY)) run.execute(filled(RUNS, day, day.plus(DAY)));
            for (var sql : List.of(PLANS, MARKS)) run.execute(filled(sql, from, to));
            run.execute("vacuum analyze nines.observation");
            run.execute("vacuum analyze nines.plan");
            try (var row = run.executeQuery("select count(*) from nines.observation")) {
                row.next();
                System.out.println("filled with " + row.getLong(1) + " observations in " + seconds(began));
            }
        }
    }

    private static String filled(String sql, Instant from, Instant to) {
        return sql.replace("{from}", from.toString()).replace("{to}", to.toString());
    }

    private void sumUp() {
        long began = System.nanoTime();
        var rollups = new Rollups(database);
        while (rollups.advance(Instant.now()) instanceof Progress.MoreToDo) {} // as a service that comes back after a month
        System.out.println("summed up in " + seconds(began));
    }

    private void seal() {
        var key = SealKey.read(SealKey.fresh());
        new SealKeys(database).keep(key.open().name(), key.open().spki());
        var seals = new DaySeals(database, series);
        var millis = new ArrayList<Long>();
        seals.settled(LocalDate.ofInstant(to, ZoneOffset.UTC)).forEach((day, due) -> {
            long began = System.nanoTime();
            seals.seal(day, due, key::sign);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        });
        var sorted = millis.stream().sorted().toList();
        System.out.println("sealed " + sorted.size() + " days: median " + sorted.get(sorted.size() / 2) + " ms, worst " + sorted.getLast() + " ms");
    }

    private static String seconds(long began) {
        return String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - began) / 1e9);
    }
}
