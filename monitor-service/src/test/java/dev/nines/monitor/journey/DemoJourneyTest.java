package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.monitor.start.Forked;
import dev.nines.probe.simulator.script.DemoScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees who types nothing but the command, from the first page to the end by SIGTERM: one process, in the order of time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoJourneyTest {
    /** On a machine that does much else; docs/benchmarks.md says how late it is on a quiet one. */
    private static final Duration LATEST = Duration.ofSeconds(10);
    private static final String DOWN_SERIES = "gateway/chat/" + DemoScript.FAILS_LIVE + "@demo";

    @TempDir
    private static Path data;

    private Forked service;
    private Site site;
    private Kept kept;

    @BeforeAll
    void serve() {
        service = Forked.start(Map.of(), "--port", "0", "--data", data.toString()).awaitHealthy();
        site = new Site(service.base());
        kept = Kept.in(data);
    }

    @AfterAll
    void end() {
        service.close();
    }

    @Test
    @Order(1)
    void the_first_page_shows_eight_models_and_says_that_all_of_it_is_simulated() {
        await().atMost(Forked.PATIENCE).untilAsserted(() -> {
            var page = site.get("/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.words()).contains(DemoScript.script().models().stream().map(m -> m.id()).toList())
                    .containsIgnoringCase("simulated");
        });
    }

    @Test
    @Order(2)
    void last_month_is_judged_and_the_breach_arrives_signed_at_the_demos_receiver() {
        await().atMost(Forked.PATIENCE).untilAsserted(() -> assertThat(received()).containsPattern("sla\\.breach\\.found [^{]*✓"));

        assertThat(received()).doesNotContain("✗");
        var verdicts = kept.rows("select distinct contract, series, word from nines.verdict where word = 'BREACHED'");
        assertThat(verdicts).allSatisfy(v -> {
            assertThat(v.text("contract")).isEqualTo("pro-channel");
            assertThat(v.text("series")).isEqualTo("gateway/chat/" + DemoScript.BREACHES + "@demo");
        }).isNotEmpty();
    }

    @Test
    @Order(3)
    void the_statement_with_the_credit_owed_opens_as_html_and_downloads_as_json_and_csv() {
        await().atMost(Forked.PATIENCE).until(() -> kept.count("select count(*) as n from nines.statement") == 2);
        var statement = kept.rows("select period, body from nines.statement where contract = 'pro-channel'").getFirst();
        var address = "/reports/pro-channel/" + statement.text("period");

        var json = site.get(address + ".json");
        assertThat(json.text()).isEqualTo(statement.text("body"));
        assertThat(json.json().path("data").asText()).isEqualToIgnoringCase("simulated");
        assertThat(json.json().path("credit").path("amount").asText()).isEqualTo(owed(json.json().path("period")));
        assertThat(site.get(address + ".html").words()).containsIgnoringCase("simulated").contains("Credit owed", "✗ breached 250.00 USD");
        assertThat(site.get(address + ".csv").text()).containsIgnoringCase("simulated").contains("250.00");
        assertThat(site.get("/reports").words()).contains("breached 250.00 USD");
    }

    @Test
    @Order(4)
    void a_model_that_fails_is_told_after_the_deciding_observation_and_the_page_shows_it() {
        await().atMost(Forked.PATIENCE).until(() -> !incident("incident.opened").isEmpty());

        assertThat(received()).containsPattern("incident\\.opened [^{]*✓").doesNotContain("✗");
        assertThat(lateness("incident.opened")).isBetween(Duration.ZERO, LATEST);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(site.get("/").words())
                .contains("1 of 8 targets is down", DOWN_SERIES + " is down since", "SERVER_ERROR"));
        assertThat(site.metric("nines_incident_open", "model=\"" + DemoScript.FAILS_LIVE + "\"")).isEqualTo(1);
    }

    @Test
    @Order(5)
    void its_recovery_is_told_and_the_page_shows_that_too() {
        await().atMost(Forked.PATIENCE).until(() -> !incident("incident.closed").isEmpty());

        assertThat(lateness("incident.closed")).isBetween(Duration.ZERO, LATEST);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(site.get("/").words()).contains("All 8 targets are up"));
        assertThat(site.metric("nines_incident_open", "model=\"" + DemoScript.FAILS_LIVE + "\"")).isZero();
    }

    @Test
    @Order(6)
    void every_slot_that_was_planned_is_one_observation() {
        var first = kept.rows("select min(first_slot) as first from nines.plan where missed_cause is null and first_slot > now() - interval '1 hour'")
                .getFirst().at("first");
        var to = Instant.now().minusSeconds(15).truncatedTo(ChronoUnit.MILLIS);

        var planned = Planned.between(first, to, kept);
        long seconds = Duration.between(first, to).toSeconds();
        assertThat(planned).isEqualTo(Planned.keptToTheSlot(planned.slots()));
        assertThat(planned.slots()).isBetween(8 * seconds, 8 * (seconds + 1));
        assertThat(site.metric("nines_observations_lost_total")).isZero();
    }

    @Test
    @Order(7)
    void sigterm_ends_it_with_0_and_with_its_database_and_without_a_trace_in_its_log() throws Exception {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).getFirst().strip());

        assertThat(service.terminate()).isZero();
        assertThat(ProcessHandle.of(postmaster).flatMap(p -> p.info().command())).isEmpty();
        assertThat(service.text()).doesNotContain("ERROR", "\tat ");
    }

    /** By the preset's first tier: 10 % of the fee of 2500 USD where uptime is below 99.9 % and not below 99 %. */
    private String owed(JsonNode month) {
        var rows = kept.rows("""
                select count(*) filter (where effect = 'UP') as good, count(*) as counted from nines.observation_view
                where model = ? and effect in ('UP', 'DOWN') and scheduled_at >= ? and scheduled_at < ?""",
                DemoScript.BREACHES, Instant.parse(month.path("from").asText()), Instant.parse(month.path("to").asText())).getFirst();
        long good = rows.number("good") * 1000;
        assertThat(good).isBetween(rows.number("counted") * 990, rows.number("counted") * 999 - 1);
        return "250.00 USD";
    }

    private String received() {
        return site.get("/demo/receiver").words();
    }

    private List<Kept.Row> incident(String type) {
        return kept.rows("""
                select o.incidents[1] as incident, min(a.at) filter (where a.http_status between 200 and 299) as attempted,
                       min(a.duration_us) filter (where a.http_status between 200 and 299) as took_us
                from nines.outbox o join nines.delivery_attempt a using (sequence)
                where o.type = ? and o.state = 'DELIVERED' group by o.sequence order by o.sequence""", type);
    }

    /** From the end of the run that decided, which the incident calls by its slot, to the receiver's answer. */
    private Duration lateness(String type) {
        var message = incident(type).getFirst();
        var decided = kept.rows("select opened_decided_at as opened, closed_decided_at as closed from nines.incident where incident = ?", message.text("incident"))
                .getFirst().at(type.substring("incident.".length()));
        // The message is faster than the row that caused it, which comes with the next batch.
        var run = await().until(() -> kept.rows("""
                select sent_at + total_us * interval '1 microsecond' as ended from nines.observation_view
                where target || '@' || vantage = ? and scheduled_at = ?""", DOWN_SERIES, decided), found -> !found.isEmpty())
                .getFirst();
        return Duration.between(run.at("ended"), message.at("attempted").plus(message.number("took_us"), ChronoUnit.MICROS));
    }
}
