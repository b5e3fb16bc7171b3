package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.monitor.cli.Nines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code nines export prometheus-rules} writes, given to Prometheus' own programs. */
@ExtendWith(OnStage.class)
class ExportedRulesTest {
    private static final Pattern METRIC = Pattern.compile("\\bnines_[a-z_]+");
    private static final Pattern MUTED = Pattern.compile("alertname =~ \"([^\"]+)\"");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("GLOBAL_API_KEY", "sk-x", "HOOK_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,              file
        the example,       ../docs/nines.example.yaml
        hostile names,     ../monitor-service/src/test/resources/export/hostile.yaml
        """)
    void promtool_accepts_the_rules_and_their_tests_pass(String name, Path file) throws Exception {
        Tools.require(Tools.PROMTOOL);
        export("--config", file.toString());

        for (var promtool : Tools.promtools()) {
            assertThat(Tools.run(promtool, "check", "rules", "--lint=all", "--lint-fatal", rules().toString())).contains("SUCCESS").doesNotContain("error", "FAILED");
            assertThat(Tools.run(promtool, "test", "rules", tests().toString())).contains("SUCCESS").doesNotContain("FAILED");
        }
    }

    /** And nothing that Nines sends itself, which a scrape that fails does not silence. */
    @Test
    void an_absent_nines_mutes_every_alert_of_the_rules() throws Exception {
        export();

        var alerts = Files.readAllLines(rules()).stream().map(String::strip).filter(l -> l.startsWith("- alert: ")).map(l -> l.substring(9)).distinct();
        var muted = MUTED.matcher(Files.readString(Path.of("alertmanager/alertmanager.yml"))).results().map(m -> m.group(1)).toList();
        assertThat(muted).singleElement().asString().satisfies(names -> assertThat(names.split("\\|"))
                .containsExactlyInAnyOrderElementsOf(alerts.filter(a -> !a.matches("NinesAbsent|NinesWatchdog")).toList()));
    }

    @Test
    void promtool_finds_nothing_to_complain_about_in_a_scrape(Stage stage) throws Exception {
        for (var promtool : Tools.promtools()) assertThat(Tools.feed(stage.scrape(), promtool, "check", "metrics")).isEmpty();
    }

    @Test
    void every_metric_that_the_rules_read_is_one_that_the_service_shows(Stage stage) throws Exception {
        export();

        var read = new HashSet<String>();
        for (var line : Files.readAllLines(rules())) {
            if (!line.contains("record:") && !line.startsWith("#")) METRIC.matcher(line).results().forEach(m -> read.add(m.group()));
        }
        assertThat(read).isNotEmpty();
        assertThat(stage.sampleNames()).containsAll(read);
    }

    @Test
    void a_prometheus_that_scrapes_the_running_demo_evaluates_every_rule_without_an_error(Stage stage) throws Exception {
        for (var server : stage.servers()) {
            for (var rule : Stage.ruleLines(server)) {
                assertThat(rule.path("health").asText()).as("%s: %s", rule.path("name"), rule.path("lastError")).isEqualTo("ok");
            }
            for (var rule : List.of("uptime", "latency")) {
                assertThat(series(server, "slo:current_burn_rate:ratio{rule=\"" + rule + "\"}")).as(rule).isNotEmpty();
            }
            assertThat(series(server, "ALERTS{alertname=\"NinesAbsent\"}")).isEmpty();
        }
    }

    private static JsonNode series(PrometheusServer server, String expr) throws InterruptedException {
        return server.query(expr).at("/data/result");
    }

    private void export(String... more) {
        var arguments = new ArrayList<>(List.of("export", "prometheus-rules", "-o", rules().toString(), "--tests", tests().toString()));
        arguments.addAll(List.of(more));
        assertThat(Nines.run(ENVIRONMENT, arguments.toArray(String[]::new))).isZero();
    }

    private Path rules() {
        return folder.resolve("nines.rules.yml");
    }

    private Path tests() {
        return folder.resolve("nines.tests.yml");
    }
}
