package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import dev.nines.probe.Observation;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong around the service is told in a sentence, and costs no observation. */
@Execution(ExecutionMode.CONCURRENT)
class BadDayJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void a_wrong_key_is_one_sentence_while_the_service_stays_up_and_the_right_one_mends_it() {
        try (var gateway = Gateways.open(new Access.Keyed("sk-right"))) {
            try (var service = probing(gateway, Map.of("NINES_API_KEY", "sk-wrong"))) {
                service.awaitLine("endpoint endpoint refuses the API key");
                var site = new Site(service.base());

                await().atMost(Forked.PATIENCE).untilAsserted(() -> {
                    assertThat(site.get("/").status()).isEqualTo(200);
                    assertThat(site.get("/").words()).contains("refuses the API key");
                });
                assertThat(service.terminate()).isZero();
                assertThat(linesAbout("refuses the API key", service)).hasSize(1);
                assertReadable(service);
                assertThat(service.text()).doesNotContain("sk-wrong");
            }
            try (var service = probing(gateway, Map.of("NINES_API_KEY", "sk-right"))) {
                var site = new Site(service.awaitHealthy().base());
                await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_probe_observations_total", "class=\"OK\"") > 0);

                assertThat(site.get("/-/ready").status()).isEqualTo(200);
                assertThat(service.terminate()).isZero();
            }
        }
    }

    @Test
    void an_exact_model_that_the_endpoint_does_not_know_is_asked_and_said() throws IOException {
        try (var gateway = Gateways.open(Access.OPEN)) {
            var file = Files.writeString(folder.resolve("nines.yaml"), """
                    vantage: here
                    endpoints:
                      house: { base-url: "%s" }
                    probes:
                      chat: { endpoint: house, models: ["house/model-0", "house/gone"], every: 2s }
                    """.formatted(Gateways.url(gateway)));
            try (var service = Forked.start(Map.of(), "--config", file.toString(), "--port", "0", "--data", data().toString()).awaitHealthy()) {
                var site = new Site(service.base());
                service.awaitLine("endpoint house does not list the model \"house/gone\"; it is asked all the same");
                await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_probe_observations_total",
                        "model=\"house/gone\"", "class=\"MODEL_NOT_FOUND\"") > 0);
                await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_probe_observations_total",
                        "model=\"house/model-0\"", "class=\"OK\"") > 0);

                await().atMost(Forked.PATIENCE).untilAsserted(() ->
                        assertThat(site.get("/models/house%2Fchat%2Fhouse%2Fgone").words()).contains("MODEL_NOT_FOUND"));
                assertThat(service.terminate()).isZero();
                assertReadable(service);
            }
        }
    }

    @Test
    void while_the_database_is_away_pages_say_so_and_when_it_is_back_every_slot_is_one_observation() throws IOException {
        try (var gateway = Gateways.open(Access.OPEN); var server = new Server(folder.resolve("server"))) {
            var onServer = Map.of("NINES_DB_URL", server.url());
            try (var service = probing(gateway, onServer).awaitHealthy()) {
                var from = firstSlotOf(20, server.kept());
                awayFor(50, server, service);
                assertEverySlotKept(from, server.kept());

                server.stop();
                awaitSpooled(25, new Site(service.base()));
                service.kill();
                assertReadable(service);
            }
            var spooled = new SpoolFolder(data()).observations();
            assertThat(spooled).hasSizeGreaterThanOrEqualTo(25);
            server.start();
            try (var next = probing(gateway, onServer).awaitHealthy()) {
                next.awaitLine("observations of the last run stored count=" + spooled.size());
                assertThat(spooled).allSatisfy(o -> assertKept(o, server.kept()));
                assertThat(data().resolve("spool")).isDirectoryNotContaining("glob:**.damaged");
                assertThat(next.terminate()).isZero();
                assertReadable(next);
            }
        }
    }

    private void awayFor(int observations, Server server, Forked service) {
        var site = new Site(service.base());
        server.stop();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(site.get("/").status()).isEqualTo(503));
        assertThat(site.get("/").words()).contains("PostgreSQL", "Probing goes on; observations wait in the spool");
        assertThat(site.get("/api/v1/targets").status()).isEqualTo(503);
        assertThat(site.get("/-/ready").text()).startsWith("database: does not answer\n");
        assertThat(site.get("/-/healthy").status()).isEqualTo(200);
        awaitSpooled(observations, site);

        server.start();
        await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_spool_observations") < Gateways.MODELS);
        await().atMost(Forked.PATIENCE).untilAsserted(() -> {
            assertThat(site.get("/").status()).isEqualTo(200);
            assertThat(site.get("/-/ready").status()).isEqualTo(200);
        });
        assertThat(site.metric("nines_observations_lost_total")).isZero();
    }

    private static void awaitSpooled(int observations, Site site) {
        await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_spool_observations") >= observations);
    }

    private static Instant firstSlotOf(int atLeast, Kept kept) {
        await().atMost(Forked.PATIENCE).until(() -> kept.count("select count(*) as n from nines.observation") >= atLeast);
        return kept.rows("select min(slot) as first from nines.observation").getFirst().at("first");
    }

    private static void assertEverySlotKept(Instant from, Kept kept) {
        var to = Instant.now();
        var planned = Planned.assertEverySlotKept(from, to, kept);
        assertThat(planned.slots()).isGreaterThanOrEqualTo(Gateways.MODELS * (Duration.between(from, to).toSeconds() - 1));
    }

    private static void assertKept(Observation o, Kept kept) {
        assertThat(kept.count("""
                select count(*) as n from nines.observation_view where target || '@' || vantage = ? and scheduled_at = ?""",
                o.series().name(), o.scheduledAt())).isEqualTo(1);
    }

    private Forked probing(SimulatedGateway gateway, Map<String, String> more) {
        var environment = new HashMap<>(Map.of("NINES_BASE_URL", Gateways.url(gateway), "NINES_PROBE_EVERY", "1s",
                "NINES_REQUESTS_PER_MINUTE", "6000",
                "NINES_TOKENS_PER_DAY", "1000M", "NINES_DOLLARS_PER_DAY", "1000"));
        environment.putAll(more);
        return Forked.start(environment, "--port", "0", "--data", data().toString());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static List<String> linesAbout(String part, Forked service) {
        return service.text().lines().filter(l -> l.contains(part)).toList();
    }

    /** Sentences for an operator: no trace of where in our code it was noticed. */
    private static void assertReadable(Forked service) {
        assertThat(service.text()).doesNotContain("\tat ", "Caused by:");
    }
}
