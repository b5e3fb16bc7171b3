package dev.nines.dashboards;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A service of its own that asks the {@link ScriptedGateway}, and Prometheus servers that scrape it. It plays beside the other tests from
 * the moment that the first of them needs a server.
 */
final class ScriptedRun implements AutoCloseable {
    /** Five minutes of a question a second are 300; a p99 needs 100. */
    static final int TURNS = Integer.getInteger("nines.truth.turns", 120);
    private static final Duration PATIENCE = Duration.ofMinutes(5).plusSeconds(4L * TURNS);
    private static final Duration SETTLING = Duration.ofMinutes(2);

    final Instant began = Instant.now();
    private final Path folder = Files.createTempDirectory("nines-truth");
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final RunningNines nines;
    final PrometheusServer classic;
    final PrometheusServer nativeToo;

    private ScriptedRun() throws IOException {
        int port = PrometheusServer.freePort();
        var config = Files.writeString(folder.resolve("nines.yaml"), configuration(gateway.port()));
        nines = new RunningNines(data(), "--config", config.toString(), "--port", String.valueOf(port));
        classic = new PrometheusServer(Files.createDirectory(folder.resolve("classic")), port, "");
        nativeToo = new PrometheusServer(Tools.newest(), Files.createDirectory(folder.resolve("native")), port, "", "--enable-feature=native-histograms");
    }

    /** Returns before anything is played. */
    static ScriptedRun begun() throws IOException {
        return new ScriptedRun();
    }

    /** Waits for what is to be played, lets nobody be asked any more, and waits until everything that was played has been counted. */
    Played played() throws Exception {
        until("each model was asked " + TURNS + " times", PATIENCE,
                () -> nines.port() > 0 && Script.models().stream().allMatch(model -> gateway.turns().getOrDefault(model, 0) >= TURNS));
        var turns = gateway.hold();
        int all = turns.values().stream().mapToInt(Integer::intValue).sum();
        until("every run is stored", SETTLING, () -> stored().size() == all);
        var played = new Played(turns, stored());
        for (var server : List.of(classic, nativeToo)) {
            until("every run is scraped", SETTLING, () -> number(server, "sum(nines_probe_observations_total{class!=\"LOCAL\"})") == played.counted());
        }
        return played;
    }

    Reader reader() throws Exception {
        return new Reader(data());
    }

    /** What a query of one number gives; not a number where it gives none. */
    static double number(PrometheusServer server, String expr) throws InterruptedException {
        JsonNode value = server.query(expr).at("/data/result/0/value/1");
        return value.isMissingNode() ? Double.NaN : Double.parseDouble(value.asText().replace("Inf", "Infinity"));
    }

    private List<Map<String, @Nullable Object>> stored() throws Exception {
        try (var reader = reader()) {
            return reader.ask("select model, request_id, class::text, ttft_us, total_us, limit_us, flags::text from nines.observation_view"
                    + " where scheduled_at >= '" + began.minusSeconds(60) + "' and scheduled_at < '" + Instant.now().plusSeconds(60) + "'"
                    + " and request_id is not null");
        }
    }

    private static void until(String what, Duration patience, Callable<Boolean> holds) {
        await(what).atMost(patience).pollInterval(Duration.ofMillis(500)).until(holds);
    }

    /** The first bad run opens an incident: else it would be asked once more out of turn, and such a run has no row. */
    private static String configuration(int port) {
        return """
                vantage: here
                endpoints:
                  gateway:
                    base-url: http://127.0.0.1:%d/v1
                    limits: { requests: 60000/min, tokens: 10000M/day, concurrency: 64 }
                    models: { discover: false }
                tiers: { pro: ["Pro/*"], standard: ["*"] }
                probes:
                  chat:
                    endpoint: gateway
                    models: [%s]
                    every: 1s
                    prompt: "Say pong"
                    max-tokens: 4
                    timeouts: { connect: 5s, first-token: 900s, idle: %dms, total: 1200s }
                incidents: { open-after: 1 }
                contracts:
                  first: %s
                  whole: %s
                """.formatted(port, String.join(", ", Script.models()), Script.IDLE_LIMIT_MILLIS,
                contract("first-token", Script.FIRST_TOKEN_LIMIT_MILLIS), contract("total", Script.TOTAL_LIMIT_MILLIS));
    }

    /** In a zone in which no month ends while this plays. */
    private static String contract(String of, int limitMillis) {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        var ends = now.with(TemporalAdjusters.firstDayOfNextMonth()).truncatedTo(ChronoUnit.DAYS);
        var zone = Duration.between(now, ends).toHours() < 1 ? "Pacific/Kiritimati" : "UTC";
        return """
                { applies-to: { models: ["*"] }, zone: %s, active-from: 2026-01-01, uptime: { objective: 99%% },
                    latency: { percentile: p99, of: %s, limit: %dms, failures: over, minimum-samples: 100 },
                    counting: [provider], coverage-floor: 50%%, fee: 100 USD/month,
                    credit: { tiers: [{ below: 99%%, percent: 10 }], latency: 5%%, cap: 50%%, floor: 1 USD, rounding: half-up }, claim-within: 30d }\
                """.formatted(zone, of, limitMillis).replace("\n", " ");
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() throws IOException {
        classic.close();
        nativeToo.close();
        nines.close();
        gateway.close();
        Stage.clear(folder);
    }
}
