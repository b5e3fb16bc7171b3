package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service, whose file changes under it: what is wrong changes nothing, and what is right changes that alone. */
class ReloadJourneyTest {
    private static final String OK_SINCE = "select count(*) as n from nines.observation_view where model = ? and class::text = 'OK' and scheduled_at > ?";
    /** Whoever runs this test may have been told to ignore them, and its children would too. */
    private static final List<String> HEARING_HANGUPS =
            Files.exists(Path.of("/proc/self")) ? List.of("env", "--default-signal=HUP") : List.of();
    private static final String TAKEN = "nines_config_last_reload_successful";
    private static final String LOST_SLOTS = """
            select count(*) as n from nines.plan p join nines.series s on s.id = p.series_id
            cross join lateral generate_series(p.first_slot, least(p.to_at, now() - interval '3 seconds'), p.every_us * interval '1 microsecond') slot
            where s.model = ? and slot < p.to_at and slot > ?
            and not exists (select from nines.observation_view o where o.model = s.model and o.scheduled_at = slot)""";

    private static final String GOOD = """
            vantage: here
            endpoints:
              house: { base-url: "%s", limits: { requests: 6000/min, tokens: 1000M/day, cost: 1000 USD/day } }
            probes:
              chat: { endpoint: house, every: %s, models: %s }
            contracts:
              %s: %s
            """;

    private String token = "";

    @TempDir
    private Path folder;

    @Test
    void a_bad_file_changes_nothing_and_a_good_one_what_it_says() throws Exception {
        try (var gateway = new ChangingGateway("steady", "leaves", "lost"); var service = serving(gateway)) {
            var site = new Site(service.awaitHealthy().base());
            var kept = Kept.in(data());
            token = Tokens.make(data(), "write");
            for (var model : List.of("steady", "leaves", "lost")) awaitRuns(kept, model, Instant.EPOCH);
            gateway.lose("lost");
            await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_incident_open", "model=\"lost\"") == 1);
            assertThat(site.metric(TAKEN)).isEqualTo(1);
            var began = Instant.now();

            refusesWhatIsWrong(site, service);
            awaitRuns(kept, "steady", Instant.now());

            double before = site.metric("nines_probe_observations_total", "model=\"steady\"", "class=\"OK\"");
            replace(file(gateway, "2s", "[steady, lost]", "second"));
            hangUp(service);
            service.awaitLine("by=SIGHUP");
            service.awaitLine("configuration reloaded from " + config());
            var reloaded = Instant.now();

            assertThat(site.metric(TAKEN)).isEqualTo(1);
            assertThat(site.get("/metrics").text()).doesNotContain("model=\"leaves\"", "contract=\"first\"");
            assertThat(site.metric("nines_probe_observations_total", "model=\"steady\"", "class=\"OK\"")).isGreaterThanOrEqualTo(before);
            assertThat(site.metric("nines_incident_open", "model=\"lost\"")).isEqualTo(1);
            goesByTheNewOne(site, kept, reloaded);
            assertThat(kept.count(LOST_SLOTS, "steady", began)).isZero();
            assertThat(kept.count("select count(*) as n from nines.incident where series like 'house/chat/lost@%'")).isEqualTo(1);

            followsALink(site, gateway);
            assertThat(kept.count("select count(*) as n from nines.audit where what = 'config.refused' and who like 'token % (test)'")).isEqualTo(2);
            assertThat(kept.count("select count(*) as n from nines.audit where what = 'config.reloaded' and who = 'SIGHUP'")).isEqualTo(1);
            assertThat(kept.count("select count(*) as n from nines.audit where what = 'config.reloaded' and who like 'token % (test)'")).isEqualTo(2);
            assertThat(service.terminate()).isZero();
            assertThat(service.text()).doesNotContain("\tat ", "Caused by:");
            knowsAfterARestart(gateway, Instant.now());
        }
    }

    /** On the same database, before it has asked anybody: an hour may pass until it does. */
    private void knowsAfterARestart(ChangingGateway gateway, Instant stopped) throws Exception {
        replace(file(gateway, "1h", "[steady, lost]", "third"));
        try (var service = start()) {
            var site = new Site(service.awaitHealthy().base());
            await().atMost(Forked.PATIENCE).untilAsserted(() -> {
                assertThat(site.metric("nines_probe_success", "model=\"steady\"")).isEqualTo(1);
                assertThat(site.metric("nines_sla_attainment_ratio", "contract=\"third\"", "model=\"steady\"")).isPositive();
                assertThat(site.metric("nines_sla_burn_rate", "contract=\"third\"", "model=\"lost\"", "window=\"1h\"")).isPositive();
            });
            assertThat(site.get("/metrics").text()).containsPattern("nines_probe_success\\{.*model=\"lost\".*} 0\\.0");
            assertThat(site.metric("nines_probe_last_run_timestamp_seconds", "model=\"steady\"")).isLessThanOrEqualTo(stopped.getEpochSecond() + 1.0);
            assertThat(site.metric("nines_incident_open", "model=\"lost\"")).isEqualTo(1);
            assertThat(site.metric("nines_incident_open", "model=\"steady\"")).isZero();
            assertThat(service.terminate()).isZero();
        }
    }

    private void refusesWhatIsWrong(Site site, Forked service) throws IOException {
        replace("endpoints: { house: { base-url: ftp://nowhere } }\nprobes: { chat: { endpoint: hosue, every: 1s } }\n");
        assertThat(site.post("/-/reload", "").status()).isEqualTo(401);
        var refused = site.post("/-/reload", "", token);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains(config() + " has 2 problems", "endpoints.house.base-url", "hosue");
        service.awaitLine("configuration not reloaded, the one before stays in force");
        service.awaitLine("probes.chat.endpoint");
        assertThat(site.metric(TAKEN)).isZero();

        replace("vantage: elsewhere\n" + GOOD.formatted("http://127.0.0.1:9/v1", "1s", "[steady]", "first", Terms.OF_EVERY_MODEL).replace("vantage: here\n", ""));
        assertThat(site.post("/-/reload", "", token).text()).contains("vantage is \"here\" and would be \"elsewhere\"", "restart the service");
        assertThat(site.get("/-/reload").status()).isEqualTo(405);
        assertThat(site.metric(TAKEN)).isZero();
    }

    private static void goesByTheNewOne(Site site, Kept kept, Instant reloaded) {
        await().atMost(Forked.PATIENCE).untilAsserted(() -> {
            assertThat(site.metric("nines_sla_attainment_ratio", "contract=\"second\"", "model=\"steady\"")).isPositive();
            assertThat(kept.count("select count(*) as n from nines.plan p join nines.series s on s.id = p.series_id"
                    + " where s.model = 'steady' and every_us = 2000000 and to_at > now()")).isPositive();
        });
        awaitRuns(kept, "steady", reloaded.plusSeconds(3));
        assertThat(site.get("/api/v1/contracts").text()).contains("\"second\"").doesNotContain("\"first\"");
        assertThat(kept.count("select count(*) as n from nines.observation_view where model = 'leaves' and scheduled_at > ?", reloaded.plusSeconds(1)))
                .isZero();
        assertThat(site.get("/metrics").text()).doesNotContain("model=\"leaves\"");
    }

    /** As Kubernetes shows a ConfigMap: the file is a link, and it is the link that changes. Two who ask at once are served one after the other. */
    private void followsALink(Site site, ChangingGateway gateway) throws IOException {
        var next = Files.writeString(folder.resolve("next.yaml"), file(gateway, "1s", "[steady, lost]", "third"));
        var link = Files.createSymbolicLink(folder.resolve("link"), next);
        Files.move(link, config(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        var both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> site.post("/-/reload", "", token))).limit(2).toList();

        assertThat(both).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(200));
        assertThat(site.get("/api/v1/contracts").text()).contains("\"third\"");
    }

    private static void awaitRuns(Kept kept, String model, Instant after) {
        await().atMost(Forked.PATIENCE).until(() -> kept.count(OK_SINCE, model, after) > 1);
    }

    private static void hangUp(Forked service) throws Exception {
        assertThat(new ProcessBuilder("kill", "-HUP", String.valueOf(service.pid())).inheritIO().start().waitFor()).isZero();
    }

    private Forked serving(ChangingGateway gateway) throws IOException {
        replace(file(gateway, "1s", "[steady, leaves, lost]", "first"));
        return start();
    }

    private Forked start() throws IOException {
        return Forked.startBy(HEARING_HANGUPS, Map.of(), "--config", config().toString(), "--port", "0", "--data", data().toString());
    }

    /** As editors and deployments do: another file takes its place. */
    private void replace(String text) throws IOException {
        var next = Files.writeString(folder.resolve("written"), text);
        Files.move(next, config(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String file(ChangingGateway gateway, String every, String models, String contract) {
        return GOOD.formatted(gateway.url(), every, models, contract, Terms.OF_EVERY_MODEL);
    }

    private Path config() {
        return folder.resolve("nines.yaml");
    }

    private Path data() {
        return folder.resolve("data");
    }
}
