package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.SettingsFile.Effective;
import dev.nines.sla.incident.IncidentPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code config/good/*.yaml} and the example: what they are in full. */
class GoodFileTest {
    static final Map<String, String> ENVIRONMENT = Map.of("KEY", "sk-very-secret", "GLOBAL_API_KEY", "sk-example",
            "HOOK_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "HOOK_URL", "https://hooks.example.com/very-secret",
            "PAGER", "0123456789abcdef0123456789ABCDEF");

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.nines.monitor.config.read.SchemaTest#goodFiles")
    void the_effective_configuration_means_the_same_and_is_its_own(Path file) throws IOException {
        String effective = effective(file);

        assertThat(settings("effective.yaml", withoutMasks(effective))).isEqualTo(settings(file.toString(), withoutWebhooks(file)));
        assertThat(SettingsFile.effective("effective.yaml", effective.replace("(hidden)", "https://x.example.com"), ENVIRONMENT))
                .isInstanceOfSatisfying(Effective.Yaml.class, again -> assertThat(bare(again.text())).isEqualTo(bare(effective)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.nines.monitor.config.read.SchemaTest#goodFiles")
    void the_effective_configuration_shows_no_secret(Path file) throws IOException {
        assertThat(effective(file)).doesNotContain("sk-", "MDEy", "very-secret", "hooks.example.com");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                           | 3 | 3 | 3
            { open-after: 5 }                            | 5 | 5 | 3
            { out-of: 5 }                                | 3 | 5 | 3
            { open-after: 2, out-of: 10, close-after: 1 }| 2 | 10 | 1
            """)
    void bad_runs_open_an_incident_in_a_row_unless_out_of_more_is_said(String incidents, int openAfter, int outOf, int closeAfter) {
        String text = withPreset("api-99.9").replaceFirst("contracts:.*", "incidents: " + incidents);

        assertThat(settings("nines.yaml", text).incidents().policy()).isEqualTo(new IncidentPolicy(openAfter, outOf, closeAfter));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            as the preset has it    |                                              | example, check against your own contract; as of 2026-11-01
            that, read again        | as-of: 2026-12-01                            | example, check against your own contract; as of 2026-12-01
            a source of one's own   | source: our order form                       | our order form
            that, with its day      | source: our order form, as-of: 2026-03-04    | our order form; as of 2026-03-04
            """)
    void a_statement_names_where_the_terms_stand_and_when_they_were_read_there(String name, @Nullable String keys, String source) {
        String text = withPreset("api-99.9").replace("preset: api-99.9", "preset: api-99.9, applies-to: { models: [\"*\"] }, zone: UTC, active-from: 2026-01-01, "
                + "fee: 1 USD/month" + (keys == null ? "" : ", " + keys));

        assertThat(settings("nines.yaml", text).contracts().getFirst().contract().source()).isEqualTo(source);
    }

    /** What {@code not-set} says, and what no preset can know. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("presets")
    void a_preset_leaves_open_exactly_what_it_says(String preset) {
        String report = switch (SettingsFile.read("nines.yaml", withPreset(preset), ENVIRONMENT)) {
            case Loaded.Invalid(String text) -> text;
            case Loaded.Valid valid -> "accepted: " + valid;
        };
        var missing = report.lines().skip(1).map(l -> l.replaceAll("^ +\\S+ +contracts\\.bare\\.(\\S*\\.)?(\\S+) .*$", "$2")).toList();
        var expected = new ArrayList<>(List.of("applies-to", "zone", "active-from", "fee"));
        expected.addAll(notSet(Presets.text(preset)));

        assertThat(missing).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(report.lines().skip(1)).allMatch(l -> l.contains("(missing)"));
    }

    static List<String> presets() {
        return Presets.NAMES;
    }

    private static String withPreset(String preset) {
        return """
                endpoints: { gw: { base-url: "https://gw.example.com/v1" } }
                probes: { chat: { endpoint: gw } }
                contracts: { bare: { preset: %s } }
                """.formatted(preset);
    }

    private static List<String> notSet(String preset) {
        var m = Pattern.compile("(?m)^not-set: \\[(.*)]$").matcher(preset);
        return m.find() ? List.of(m.group(1).split(", ")) : List.of();
    }

    @Test
    void what_is_usual_and_what_a_preset_set_is_marked_as_such() throws IOException {
        assertThat(effective(Path.of("src/test/resources/config/good/the-least.yaml")))
                .isEqualTo(Files.readString(Path.of("src/test/resources/config/good/the-least.effective.txt")));
    }

    private static String effective(Path file) throws IOException {
        var effective = SettingsFile.effective(file.toString(), Files.readString(file), ENVIRONMENT);
        assertThat(effective).isInstanceOf(Effective.Yaml.class);
        return ((Effective.Yaml) effective).text();
    }

    private static Settings settings(String source, String text) {
        var loaded = SettingsFile.read(source, text, ENVIRONMENT);
        assertThat(loaded).isInstanceOf(Loaded.Valid.class);
        return ((Loaded.Valid) loaded).settings();
    }

    /** A webhook in the open is masked, so both sides get the same one. */
    private static String withoutMasks(String effective) {
        return effective.replace("(hidden)", "https://hooks.example.com/x");
    }

    private static String withoutWebhooks(Path file) throws IOException {
        return Files.readString(file).replaceAll(
                "(?<![-\\w])((?:webhook|alertmanager|alertmanager-webhook|slack|url): )\"?https?://[^\\s,\"}]+\"?", "$1https://hooks.example.com/x");
    }

    private static String bare(String yaml) {
        return yaml.lines().map(l -> l.replaceAll("  # (default|preset)$", "")).filter(l -> !l.strip().startsWith("#"))
                .reduce("", (a, b) -> a + b + "\n");
    }
}
