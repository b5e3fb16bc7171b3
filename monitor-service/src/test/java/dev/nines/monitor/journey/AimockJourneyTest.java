package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nines.monitor.journey.Peer.Usage;
import dev.nines.monitor.start.Forked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service against an OpenAI-compatible server that this project did not write, {@code @copilotkit/aimock} from npm. {@code .ci/run}
 * starts it; where it is absent the test says so, and where CI=true it must be there.
 */
class AimockJourneyTest {
    private static final String ADDRESS = "NINES_TEST_AIMOCK";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int USUAL_LIMIT = 30;
    private static final String NO_CHAT_MODEL = "text-embedding-3-small";

    @TempDir
    private Path data;

    @Test
    void a_minute_of_a_foreign_server_arrives_in_the_database_the_metrics_and_the_pages_with_its_own_token_counts() {
        var peer = new Peer(address());
        var began = Instant.now();
        try (var service = Forked.start(Map.of("NINES_BASE_URL", peer.baseUrl(), "NINES_PROBE_EVERY", "1s"),
                "--port", "0", "--data", data.toString()).awaitHealthy()) {
            var kept = Kept.in(data);
            var from = firstSlot(kept);
            await().atMost(Forked.PATIENCE).until(() -> kept.count(
                    "select count(*) as n from nines.observation where slot >= ?", from.plus(MINUTE)) > 0);

            var told = peer.usageOf(peer.lastQuestionSince(began));
            assertInPostgres(kept, from, peer.chatModels(), told);
            assertGentle(peer.asked(began));
            var site = new Site(service.base());
            assertInMetrics(site, kept, peer.chatModels(), told);
            assertOnPages(site, peer.chatModels(), told);
            assertThat(service.terminate()).isZero();
            assertThat(service.text()).contains("models found, asking them from now on count=" + peer.chatModels().size())
                    .doesNotContain("WARN", "ERROR", "\tat ");
        }
    }

    private static String address() {
        var given = System.getenv(ADDRESS);
        if ("true".equals(System.getenv("CI"))) assertNotNull(given, ADDRESS + " must be set where CI=true");
        assumeTrue(given != null, ADDRESS + " is not set: .ci/run starts aimock and names its address there");
        return given;
    }

    private static Instant firstSlot(Kept kept) {
        await().atMost(Forked.PATIENCE).until(() -> kept.count("select count(*) as n from nines.observation") > 0);
        return kept.rows("select min(slot) as first from nines.observation").getFirst().at("first");
    }

    private static void assertInPostgres(Kept kept, Instant from, List<String> models, Usage told) {
        var rows = kept.rows("""
                select model, class::text, simulated, ttft_us, total_us, prompt_tokens, completion_tokens, served_model
                from nines.observation_view where scheduled_at >= ? and scheduled_at < ?""", from, from.plus(MINUTE));

        assertThat(rows).hasSizeBetween(USUAL_LIMIT - 2, USUAL_LIMIT)
                .allSatisfy(row -> assertThat(row.columns()).containsEntry("class", "OK").containsEntry("simulated", false)
                        .containsEntry("prompt_tokens", told.prompt()).containsEntry("completion_tokens", told.completion())
                        .containsEntry("served_model", row.text("model")))
                .allSatisfy(row -> assertThat(row.number("ttft_us")).isPositive().isLessThanOrEqualTo(row.number("total_us")));
        assertThat(rows.stream().map(row -> row.text("model")).distinct()).containsExactlyInAnyOrderElementsOf(models);
        assertThat(kept.rows("select model from nines.series")).hasSameSizeAs(models);
        assertThat(Planned.between(from, from.plus(MINUTE), kept)).isEqualTo(Planned.keptToTheSlot(rows.size()));
    }

    /** By the peer's own journal: never more than the limit in any sixty seconds, and what cannot chat is not asked. */
    private static void assertGentle(List<Peer.Question> questions) {
        assertThat(questions).hasSizeGreaterThanOrEqualTo(USUAL_LIMIT - 2)
                .noneMatch(q -> q.model().equals(NO_CHAT_MODEL));
        for (var first : questions) {
            assertThat(questions).filteredOn(q -> !q.at().isBefore(first.at()) && q.at().isBefore(first.at().plus(MINUTE)))
                    .hasSizeLessThanOrEqualTo(USUAL_LIMIT);
        }
    }

    private static void assertInMetrics(Site site, Kept kept, List<String> models, Usage told) {
        for (var model : models) {
            var label = "model=\"" + model + "\"";
            double ok = site.metric("nines_probe_observations_total", label, "class=\"OK\"");
            assertThat(ok).isGreaterThanOrEqualTo((USUAL_LIMIT - 2.0) / models.size() - 1);
            // one more may have ended between two looks
            assertThat(site.metric("nines_probe_tokens_total", label, "type=\"prompt\"")).isCloseTo(ok * told.prompt(), within(1.0 * told.prompt()));
            assertThat(site.metric("nines_probe_tokens_total", label, "type=\"completion\""))
                    .isCloseTo(ok * told.completion(), within(1.0 * told.completion()));
            // what a busy machine read late says nothing of a latency, and is no part of its histogram
            await().atMost(Forked.PATIENCE).untilAsserted(() -> {
                long late = kept.count("select count(*) as n from nines.observation_view where model = ? and flags::text like '%MONITOR_DELAYED%'", model);
                assertThat(site.metric("nines_probe_time_to_first_token_seconds_count", label) + late).isGreaterThanOrEqualTo(ok);
            });
        }
        assertThat(site.metric("nines_observations_lost_total")).isZero();
    }

    private static void assertOnPages(Site site, List<String> models, Usage told) {
        var status = site.get("/");

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.words()).contains("All " + models.size() + " targets are up").contains(models)
                .contains("1 listed model is not asked", NO_CHAT_MODEL).doesNotContainIgnoringCase("simulated");
        assertThat(site.get("/api/v1/targets").json()).hasSameSizeAs(models).allSatisfy(t -> assertThat(t.path("state").asText()).isEqualTo("up"));
        var one = site.get("/models/endpoint%2Fchat%2F" + models.getFirst());
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.words()).contains(told.prompt() + " → " + told.completion());
    }
}
