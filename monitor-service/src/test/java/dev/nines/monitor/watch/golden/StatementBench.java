package dev.nines.monitor.watch.golden;

import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.October;
import dev.nines.monitor.watch.KeptRuns;
import dev.nines.monitor.watch.Stores;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.contract.Period;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.statement.Written;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How long a month's statement takes: models, then how often. Not a test: {@code java -cp ... StatementBench 184 3}. */
public final class StatementBench {
    private static final String RUNS = """
            insert into nines.observation (series_id, slot, sent_lag_us, flags, class, http_status, ttft_us, total_us, prompt_tokens,
                completion_tokens, request_id, probe_version, simulated, fresh)
            select {id}, slot, 700, 0, (case when d then 'SERVER_ERROR' else 'OK' end)::nines.observation_class, case when d then 503 else 200 end,
                   case when d then null else 200000 + (random() * 400000)::int end, case when d then null else 900000 + (random() * 900000)::int end,
                   20, case when d then null else 100 end, 'req-' || md5(slot::text), 'v1', false, true
            from (select slot, random() < 0.001 as d
                  from generate_series('2026-09-30T22:00:00Z'::timestamptz, '2026-10-31T22:59:00Z'::timestamptz, interval '1 minute') slot) s""";
    private static final String PLANS = """
            insert into nines.plan (series_id, from_at, to_at, first_slot, every_us)
            select {id}, at, at + interval '10 minutes', at, 60000000
            from generate_series('2026-09-30T22:00:00Z'::timestamptz, '2026-10-31T22:50:00Z'::timestamptz, interval '10 minutes') at""";

    private StatementBench() {}

    public static void main(String[] arguments) throws Exception {
        int models = Integer.parseInt(arguments[0]);
        var source = new TestPostgres();
        try (var stores = Stores.open(source, Files.createTempDirectory("bench"))) {
            var series = fill(source, stores, models);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                measure(stores, series.subList(0, 1));
                measure(stores, series);
            }
        }
        System.exit(0);
    }

    private static List<Series> fill(DataSource source, Stores stores, int models) throws SQLException {
        var period = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
        stores.observations().ensurePartitions(period.from(), period.to());
        var all = new ArrayList<Series>();
        for (int i = 0; i < models; i++) all.add(new Series(new Target("gw", "chat", "m" + i), "pro", "here"));
        var ids = stores.series().ids(all);
        long began = System.nanoTime();
        try (var connection = source.getConnection(); var insert = connection.createStatement()) {
            for (int id : ids.values()) {
                insert.execute(RUNS.replace("{id}", String.valueOf(id)));
                insert.execute(PLANS.replace("{id}", String.valueOf(id)));
            }
            insert.execute("vacuum analyze nines.observation");
            insert.execute("vacuum analyze nines.plan");
        }
        say("filled in " + seconds(began));
        return all;
    }

    private static void measure(Stores stores, List<Series> series) {
        System.gc();
        long began = System.nanoTime();
        var review = new PeriodReview(KeptRuns.in(stores), new IncidentTracker(new IncidentPolicy(3, 3)));
        var period = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
        var statement = review.statement(October.contract(), series, period, new Written(Instant.parse("2026-11-05T00:00:00Z"), "bench")).orElseThrow();
        var reviewed = seconds(began);
        var json = StatementJson.write(StatementDocument.of(statement, Origin.MEASURED));
        say(series.size() + " models: reviewed in " + reviewed + ", with JSON of " + json.length() + " characters in " + seconds(began) + ", heap "
                + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000 + " MB");
    }

    private static String seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms";
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
