package dev.nines.monitor.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that are written, word for word; that Prometheus takes them is tested beside the dashboards. */
class PrometheusRulesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/export");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,    file
        example, ../docs/nines.example.yaml
        hostile, src/test/resources/export/hostile.yaml
        """)
    void rules_and_their_tests_are_written_in_exactly_these_words(String name, Path file) throws IOException {
        var settings = settings(file);

        held(name + ".rules.yml", PrometheusRules.of(settings).text());
        held(name + ".tests.yml", RuleTests.text(settings, name + ".rules.yml"));
    }

    @Test
    void a_promise_without_a_budget_is_named_and_left_out() {
        var rules = PrometheusRules.of(settings(GOLDEN.resolve("hostile.yaml")));

        assertThat(rules.leftOut()).containsExactly(
                "Left out: never-down/uptime, because a promise of 100 % has no budget to burn; NinesIncidentOpen speaks for it.");
        assertThat(rules.text()).doesNotContain("only/this");
    }

    @Test
    void without_contracts_the_monitor_is_still_watched() {
        var demo = settings(Path.of("../docs/nines.example.yaml"));
        var bare = new Settings(demo.origin(), demo.place(), demo.endpoints(), demo.tiers(), demo.probes(), List.of(),
                demo.incidents(), demo.receivers());

        assertThat(PrometheusRules.of(bare).text()).contains("NinesAbsent", "NinesWatchdog").doesNotContain("slo:");
    }

    private static Settings settings(Path file) {
        var environment = Map.of("GLOBAL_API_KEY", "sk-x", "HOOK_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
        return switch (SettingsFile.load(file, environment)) {
            case Loaded.Valid valid -> valid.settings();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.report());
        };
    }

    /** With -Dnines.golden=write the file is written anew, for its difference to be read. */
    private static void held(String name, String text) throws IOException {
        var file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("nines.golden"))) Files.writeString(file, text);
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
