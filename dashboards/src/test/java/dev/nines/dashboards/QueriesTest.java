package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every query of the dashboard, asked of a real Prometheus that scrapes the service's real meters. None may be empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {
    private final Dashboard dashboard;
    private LiveMetrics live;
    private PrometheusServer prometheus;

    QueriesTest() throws IOException {
        dashboard = Dashboard.read();
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Tools.require(Tools.PROMETHEUS);
        live = new LiveMetrics();
        prometheus = new PrometheusServer(folder, live.port());
        await("Prometheus has scraped three times").atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250)).until(this::hasScraped);
    }

    private boolean hasScraped() throws InterruptedException {
        assertThat(prometheus.isAlive()).as("Prometheus runs").isTrue();
        var answer = prometheus.query("count_over_time(up{job=\"nines\"}[1m]) >= 3 and up == 1");
        return !answer.at("/data/result").isEmpty();
    }

    @AfterAll
    void stop() {
        if (prometheus != null) prometheus.close();
        if (live != null) live.close();
    }

    @Test
    void every_panel_gets_an_answer() throws InterruptedException {
        var all = new SoftAssertions();
        for (var query : dashboard.queries()) {
            var answer = prometheus.query(substituted(query.expr()));
            all.assertThat(answer.path("status").asText()).as("%s: %s", query, answer).isEqualTo("success");
            all.assertThat(answer.at("/data/result")).as("%s: %s", query, query.expr()).isNotEmpty();
            all.assertThat(answer.toString()).as(query.toString()).doesNotContain("\"NaN\"").doesNotContain("warnings");
        }
        all.assertAll();
    }

    @Test
    void every_variable_has_choices() throws InterruptedException {
        for (var choice : dashboard.choices()) {
            var answer = prometheus.labelValues(choice.label(), substituted(choice.selector()));
            assertThat(answer.path("data").size()).as("%s: %s", choice, answer).isPositive();
        }
    }

    /** What Grafana would put in: every choice, the shortest rate interval, the last minutes. */
    private static String substituted(String expr) {
        return expr.replace("$__rate_interval", "1m").replace("$__range", "5m").replace("$quantile", "0.99")
                .replace("$endpoint", ".*").replace("$tier", ".*").replace("$model", ".*");
    }
}
