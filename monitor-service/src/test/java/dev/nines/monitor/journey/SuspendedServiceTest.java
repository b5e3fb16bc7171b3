package dev.nines.monitor.journey;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Troubles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service is stopped for some seconds and goes on, as on a laptop whose lid was closed for a moment. */
class SuspendedServiceTest {
    private static final String COUNT = "select count(*) as n from nines.observation_view where ";

    @TempDir
    private Path data;

    @Test
    void the_slots_of_a_stop_are_ours_each_with_its_cause_and_no_incident_opens() throws Exception {
        try (var gateway = slow();
                var service = Forked.start(Map.of("NINES_BASE_URL", Gateways.url(gateway), "NINES_PROBE_EVERY", "1s",
                        "NINES_REQUESTS_PER_MINUTE", "6000", "NINES_TOKENS_PER_DAY", "1000M", "NINES_DOLLARS_PER_DAY", "10000"),
                        "--port", "0", "--data", data.toString()).awaitHealthy()) {
            var kept = Kept.in(data);
            awaitAnswersAfter(Instant.EPOCH, kept);
            var stopped = Instant.now();
            stopForFourSeconds(service.pid());
            awaitAnswersAfter(Instant.now(), kept);

            assertThat(kept.rows("select class::text, detail from nines.observation_view where class not in ('OK', 'LOCAL')")).isEmpty();
            assertThat(kept.rows("select cause from nines.observation_view where class = 'LOCAL' and scheduled_at >= ?"
                    + " and cause <> 'MONITOR_STALLED'", stopped)).isEmpty();
            assertThat(kept.count(COUNT + "cause = 'MONITOR_STALLED' and detail like 'late by %'")).as("due in the stop").isPositive();
            assertThat(kept.count(COUNT + "cause = 'MONITOR_STALLED' and detail like 'the monitor stood still for %'"))
                    .as("under way in the stop").isPositive();
            assertThat(kept.count(COUNT + "class = 'OK' and total_us > 3000000")).as("answers made slow by us").isZero();
            var site = new Site(service.base());
            assertThat(site.metric("nines_slots_missed_total", "MONITOR_STALLED")).isPositive();
            assertThat(site.metric("nines_incident_open")).isZero();
        }
    }

    private static void awaitAnswersAfter(Instant from, Kept kept) {
        await().atMost(Forked.PATIENCE).until(() -> kept.count(COUNT + "class = 'OK' and scheduled_at >= ?", from) >= 9);
    }

    private static void stopForFourSeconds(long pid) throws Exception {
        String script = "kill -STOP %1$d && sleep 4; kill -CONT %1$d".formatted(pid);
        var stop = new ProcessBuilder("sh", "-c", script).inheritIO().start();

        assertThat(stop.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stop.exitValue()).isZero();
    }

    /** So slow that one run of each model is always under way. */
    private static SimulatedGateway slow() {
        var pace = new Pace(LatencyModel.of(ofMillis(1_200), 0.05), LatencyModel.of(ofMillis(2), 0.1));
        var models = List.of("a", "b", "c").stream().map(name -> new SimulatedModel("house/" + name, "", Prices.usdPerMillion("0.10", "0.20"),
                pace, new Lengths(24, 8, 12, 0), Troubles.NONE)).toList();
        return SimulatedGateway.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Script(7, Access.OPEN, 60_000, models), InstantSource.system());
    }
}
