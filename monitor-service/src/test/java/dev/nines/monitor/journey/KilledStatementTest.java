package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.db.Plans;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.start.Forked;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.Plan;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service itself, killed after it has judged a month and before that is written; again in the middle of writing it, behind the statement and
 * before its messages; and then left alone. Where it is killed is no matter of luck: the test holds the table that is next.
 */
class KilledStatementTest {
    private static final Series SERIES = new Series(new Target("house", "chat", "house/model-0"), "all", "home");
    /** Two months ago, so that it has closed and been sealed on whatever day this runs; its last day is young enough to be kept. */
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(2);
    private final Instant first = month.atEndOfMonth().atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final int RUNS = 1_440;
    private static final int FAILED = 200;
    @SuppressWarnings("InlineFormatString") // a file reads better by itself
    private static final String CONFIG = """
            vantage: { name: home, canary: [] }
            endpoints:
              house: { base-url: "http://127.0.0.1:9/v1", models: { discover: false } }
            tiers: { all: ["*"] }
            probes:
              chat: { endpoint: house, models: ["house/model-0"], every: 6h }
            contracts:
              pro:
                preset: pro-channel-99.9
                applies-to: { tier: all }
                zone: UTC
                active-from: %1$s
                active-until: %1$s
                fee: 2500 USD/month
                latency: { limit: 800ms }
            receivers:
              ops: { webhook: "http://127.0.0.1:9/", secret: "${HOOK_SECRET}", events: ["sla.*", "statement.*"] }
            """;
    /** Whoever writes a statement has this lock on it, and keeps it to the end of its transaction. */
    private static final String WRITES = """
            select count(*) as n from pg_locks w where not w.granted and w.relation = ?::regclass and w.pid in (
                select s.pid from pg_locks s where s.relation = 'nines.statement'::regclass and s.mode = 'ShareRowExclusiveLock')""";
    private static final String TOLD = "select count(*) as n from nines.outbox where type = ?";

    @TempDir
    private Path folder;

    private final TestPostgres database = new TestPostgres();
    private final Kept kept = new Kept(database.getUrl().replaceFirst("[?].*", "") + "?user=postgres");

    @Test
    void a_month_has_one_statement_whenever_who_writes_it_dies() throws Exception {
        var series = new SeriesTable(database);
        new Plans(database, series).keep(List.of(new Plan(SERIES, first, first.plus(Duration.ofDays(1)), first, Duration.ofMinutes(1))));
        new PostgresObservations(database, series).append(IntStream.range(0, RUNS).mapToObj(this::run).toList());

        killedWhileItWaitsFor("nines.statement");
        killedWhileItWaitsFor("nines.outbox");
        try (var service = born()) {
            service.awaitLine("statement written contract=pro");
            service.awaitHealthy();
            assertThat(new Site(service.base()).get("/api/v1/statements/pro/" + month + "/statement.json").json().at("/lines/0/counts/observed").asInt())
                    .isEqualTo(RUNS);
        }
        assertWritten();
    }

    /** Nothing of it is left behind. */
    private void killedWhileItWaitsFor(String table) throws IOException, SQLException {
        try (var service = born(); var connection = database.getConnection(); var hold = connection.createStatement()) {
            connection.setAutoCommit(false);
            hold.execute("lock table " + table + " in share mode");
            await().atMost(Forked.PATIENCE).until(() -> kept.count(WRITES, table) > 0);
            service.kill();
            connection.rollback();
        }
        // its server process finds out when it wants to answer
        await().atMost(Forked.PATIENCE).until(() -> kept.count("select count(*) as n from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and state <> 'idle' and query ilike '%nines.%'") == 0);
        for (var each : Set.of("statement", "statement_file", "statement_basis", "verdict", "outbox")) {
            assertThat(kept.count("select count(*) as n from nines." + each)).as(each + " after a kill before " + table).isZero();
        }
    }

    private void assertWritten() {
        assertThat(kept.rows("select contract, period, revision from nines.statement")).singleElement()
                .satisfies(row -> assertThat(row.text("period") + " " + row.number("revision")).isEqualTo(month + " 1"));
        assertThat(kept.count("select count(*) as n from nines.statement_file")).isEqualTo(4);
        assertThat(kept.count("select count(*) as n from nines.verdict")).isEqualTo(2);
        assertThat(kept.count(TOLD, "statement.ready")).isEqualTo(1);
        assertThat(kept.count(TOLD, "sla.breach.found")).isEqualTo(kept.count("select count(*) as n from nines.verdict where word = 'BREACHED'")).isPositive();
        assertThat(kept.count("select count(*) as n from nines.day_seal where rows = " + RUNS)).isEqualTo(1);
    }

    private Forked born() throws IOException {
        var file = Files.writeString(folder.resolve("nines.yaml"), CONFIG.formatted(month.atEndOfMonth()));
        var url = database.getUrl().replaceFirst("^jdbc:postgresql://([^/]+)/([^?]+).*", "postgresql://postgres@$1/$2");
        return Forked.start(Map.of("NINES_DB_URL", url, "HOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "--config", file.toString(), "--port", "0", "--data", folder.resolve("data").toString());
    }

    private Observation run(int minute) {
        var slot = first.plusSeconds(60L * minute);
        boolean isFailed = minute < FAILED;
        var outcome = isFailed ? new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "503") : new ProbeOutcome.Answered();
        var phases = isFailed ? Phases.NONE : Phases.NONE.with(Phase.TTFT, 150_000).with(Phase.TOTAL, 380_000);
        return new Observation(SERIES, slot, slot.plusNanos(40_000), outcome, phases, Tokens.NONE, new Reply(isFailed ? 503 : 200, Map.of()), Set.of(),
                Cost.UNKNOWN, "chat-1", false);
    }
}
