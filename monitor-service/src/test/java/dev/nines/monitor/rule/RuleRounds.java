package dev.nines.monitor.rule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.nines.db.Plans;
import dev.nines.db.SeriesTable;
import dev.nines.db.state.FailingReceivers;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.ServedNames;
import dev.nines.db.question.StretchCounts;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Series;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** How long a round of all rules takes, over four days of 184 targets once a minute: {@code docs/benchmarks/rules}. */
final class RuleRounds {
    private static final int ROUNDS = 40;
    private static final Instant NOW = Instant.parse("2026-10-10T12:34:00Z");

    private RuleRounds() {}

    public static void main(String[] args) throws SQLException {
        var postgres = new TestPostgres();
        fill(postgres);
        var config = new HikariConfig();
        config.setDataSource(postgres);
        try (var database = new HikariDataSource(config)) {
            measure(database);
        }
        System.exit(0);
    }

    private static void measure(DataSource database) {
        var series = new SeriesTable(database);
        var names = new ServedNames(database, series);
        List<Series> all = series.all();
        var served = new ServedRules(() -> all, _ -> "", names::turns);
        var counts = new RememberedHours(new StoredCounts(new StretchCounts(database, series), NotFound.in(new NotFoundCounts(database, series))));
        var cadences = all.stream().map(s -> new Cadence(s, Duration.ofMinutes(1), Duration.ZERO, new Cadence.Pace.AsAsked())).toList();
        var found = new ArrayList<Integer>();
        var round = new RuleRound(Written.settings(Written.PLACE + Written.CONTRACT),
                new RuleRound.Watched(() -> cadences, new StandingBoard(), NOW.minus(Duration.ofHours(1))),
                new RuleRound.Ports(counts, new Plans(database, series)::plannedSlots, _ -> Optional.empty(), served, _ -> List.of(),
                        new FailingReceivers(database)::of, new RuleRound.Memory(new Fired(), new Streaks(o -> Grading.forUptime(o, Grading.OUR_OWN, Gone.WHILE_OFFERED)),
                                new Degradation(), _ -> false)),
                happening -> found.add(happening.events().size()));
        var took = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            round.run(NOW.plusSeconds(15L * i));
            took.add((System.nanoTime() - began) / 1_000_000);
        }
        var later = took.subList(1, ROUNDS).stream().sorted().toList();
        System.out.printf("| targets | findings a round | first round, ms | later rounds, median, ms | longest, ms |%n|---|---|---|---|---|%n");
        System.out.printf("| %d | %d | %d | %d | %d |%n", all.size(), found.getFirst(), took.getFirst(), later.get(later.size() / 2), later.getLast());
    }

    private static void fill(TestPostgres database) throws SQLException {
        var days = List.of(4, 3, 2, 1, 0, -1);
        try (var connection = database.getConnection(); var sql = connection.createStatement()) {
            sql.execute("set timezone = 'UTC'");
            for (int day : days) sql.execute("select nines.ensure_observation_partition(('" + NOW + "'::timestamptz - interval '" + day + " days')::date)");
            sql.execute("insert into nines.series (endpoint, probe, model, vantage, tier) select 'gw', 'chat', 'Pro/m-' || i, 'here', 'pro'"
                    + " from generate_series(1, 184) i");
            sql.execute("insert into nines.observation (slot, sent_lag_us, flags, series_id, class, http_status, ttft_us, total_us, simulated, fresh,"
                    + " probe_version, finish_reason, served_model, request_id)"
                    + " select '" + NOW + "'::timestamptz - m * interval '1 minute' + s.id * interval '300 milliseconds', 50, 0, s.id,"
                    + " (case when random() < 0.0005 then 'SERVER_ERROR' else 'OK' end)::nines.observation_class, 200,"
                    + " (300000 + random() * 400000)::int, (900000 + random() * 400000)::int, true, true, 'v1', 'stop', '=', 'req-' || m"
                    + " from generate_series(1, 5760) m cross join nines.series s order by 1");
            sql.execute("insert into nines.rollup_due (level, at, series_ids) select 'hour', date_trunc('hour', slot), array_agg(distinct series_id)"
                    + " from nines.observation group by 2");
            sql.execute("insert into nines.plan (series_id, from_at, to_at, first_slot, every_us)"
                    + " select id, '" + NOW + "'::timestamptz - interval '5 days', '" + NOW + "'::timestamptz + interval '1 hour',"
                    + " '" + NOW + "'::timestamptz - interval '5 days', 60000000 from nines.series");
            sql.execute("select nines.rollup_hours('" + NOW.truncatedTo(ChronoUnit.HOURS) + "', 100000000)");
            sql.execute("select nines.rollup_days('" + NOW.truncatedTo(ChronoUnit.DAYS) + "', 100000000)");
            sql.execute("vacuum analyze");
        }
    }
}
