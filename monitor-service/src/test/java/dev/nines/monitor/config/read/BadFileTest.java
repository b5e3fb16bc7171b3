package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code config/bad/*.yaml} has beside it, in a {@code .txt}, the exact text that it is refused with. */
class BadFileTest {
    private static final Path BAD = Path.of("src/test/resources/config/bad");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KEY", "sk-very-secret", "HOOK", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "SHORT", "whsec_c2hvcnQ=",
            "TWO_LINES", "a\nb");

    static List<Path> files() throws IOException {
        try (var all = Files.list(BAD)) {
            return all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_bad_file_is_refused_with_every_problem_in_exactly_these_words(Path file) throws IOException {
        Path expected = Path.of(file.toString().replace(".yaml", ".txt"));

        assertThat(report(file)).isEqualTo(Files.readString(expected).stripTrailing());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void no_problem_shows_a_secret(Path file) throws IOException {
        assertThat(report(file)).doesNotContain("sk-", "c2hvcnQ", "MDEy", "hunter2");
    }

    @Test
    void there_are_at_least_fifteen_of_them() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void a_file_that_is_not_there_is_one_sentence() {
        Loaded loaded = SettingsFile.load(Path.of("no", "such.yaml"), Map.of());

        assertThat(loaded)
                .isEqualTo(new Loaded.Invalid("cannot read the configuration no/such.yaml: there is no such file"));
    }

    private static String report(Path file) throws IOException {
        Loaded loaded = SettingsFile.load(file, ENVIRONMENT);
        return switch (loaded) {
            case Loaded.Invalid invalid -> invalid.report().replace(file.toString(), "nines.yaml");
            case Loaded.Valid valid -> "accepted: " + valid.settings();
        };
    }
}
