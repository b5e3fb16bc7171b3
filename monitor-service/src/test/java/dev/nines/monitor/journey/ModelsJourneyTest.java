package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway lists changes, and so does what it answers; the two are not the same. */
class ModelsJourneyTest {
    private static final String HEARD = "select count(*) as n from nines.observation_view where model = ? and class::text = ? and scheduled_at > ?";

    @TempDir
    private Path folder;

    @Test
    void a_model_that_vanishes_is_retired_one_that_is_lost_is_down_and_one_that_cannot_chat_is_set_aside() throws IOException {
        try (var gateway = new ChangingGateway("draws", "leaves", "lost", "steady", "text-embedding-3-small")) {
            gateway.refuse("draws");
            Instant withdrawn;
            try (var service = probing(gateway)) {
                var site = new Site(service.awaitHealthy().base());
                var kept = Kept.in(data());
                service.awaitLine("set aside for a day series=house/chat/draws@here reason=never answered: BAD_REQUEST");
                for (var model : new String[] {"leaves", "lost", "steady"}) awaitHeard(kept, model, "OK", Instant.EPOCH);
                assertAside(site, kept);

                withdrawn = Instant.now();
                gateway.withdraw("leaves");
                gateway.lose("lost");
                service.awaitLine("endpoint house does not list the model \"leaves\" any more, last seen there ");
                awaitHeard(kept, "leaves", "MODEL_NOT_FOUND", Instant.now());
                assertJudged(site, kept);
                assertThat(service.terminate()).isZero();
                assertThat(service.text()).doesNotContain("\tat ", "Caused by:");
            }
            try (var service = probing(gateway)) {
                var again = Instant.now();
                var site = new Site(service.awaitHealthy().base());
                var kept = Kept.in(data());
                awaitHeard(kept, "leaves", "MODEL_NOT_FOUND", again);
                awaitHeard(kept, "steady", "OK", again);

                assertAside(site, kept);
                assertThat(kept.count(HEARD, "draws", "BAD_REQUEST", again)).isZero();
                assertThat(withdrawn).isBefore(again);
                assertThat(service.terminate()).isZero();
            }
        }
    }

    private static void assertAside(Site site, Kept kept) {
        await().atMost(Forked.PATIENCE).untilAsserted(() -> assertThat(site.get("/").words())
                .contains("2 listed models are not asked", "draws: never answered: BAD_REQUEST", "text-embedding-3-small: not a chat model by its name"));
        assertThat(kept.count("""
                select count(*) as n from nines.plan p join nines.series s on s.id = p.series_id
                where s.model = 'draws' and p.to_at > now() + interval '3 seconds'""")).isZero();
    }

    /** By the list that was read after it vanished, every run since the list before is excluded. */
    private static void assertJudged(Site site, Kept kept) {
        await().atMost(Forked.PATIENCE).untilAsserted(() -> {
            assertThat(kept.count("select count(*) as n from nines.incident where series = 'house/chat/lost@here' and until is null"
                    + " and reason = 'MODEL_NOT_FOUND'")).isEqualTo(1);
            assertThat(kept.count("select count(*) as n from nines.incident where series = 'house/chat/leaves@here' and until is null")).isZero();
            assertThat(site.metric("nines_sla_attainment_ratio", "model=\"leaves\"")).isCloseTo(1, within(0.0));
            assertThat(site.metric("nines_sla_attainment_ratio", "model=\"lost\"")).isPositive().isLessThan(1);
            assertThat(site.get("/").words()).contains("does not list the model \"leaves\" any more", "1 of 3 targets is down");
        });
        assertThat(kept.count("select count(*) as n from nines.listing where model = 'leaves' and listed_until is not null")).isEqualTo(1);
        assertThat(kept.count("select count(*) as n from nines.listing where listed_until is null")).isEqualTo(4);
    }

    private static void awaitHeard(Kept kept, String model, String observationClass, Instant after) {
        await().atMost(Forked.PATIENCE).until(() -> kept.count(HEARD, model, observationClass, after) > 1);
    }

    private Forked probing(ChangingGateway gateway) throws IOException {
        var file = Files.writeString(folder.resolve("nines.yaml"), """
                vantage: here
                endpoints:
                  house: { base-url: "%s", limits: { requests: 6000/min } }
                probes:
                  chat: { endpoint: house, every: 1s }
                contracts:
                  all: %s
                """.formatted(gateway.url(), Terms.OF_EVERY_MODEL));
        return Forked.start(Map.of(), "--config", file.toString(), "--port", "0", "--data", data().toString());
    }

    private Path data() {
        return folder.resolve("data");
    }
}
