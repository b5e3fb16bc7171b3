package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void there_are_at_least_sixty_of_them() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void a_file_that_is_not_there_is_one_sentence() {
        Loaded loaded = SettingsFile.load(Path.of("no", "such.yaml"), Map.of());

        assertThat(loaded)
                .isEqualTo(new Loaded.Invalid("cannot read the configuration no/such.yaml: there is no such file"));
    }

    @Test
    void a_file_that_is_too_large_is_one_sentence(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("nines.yaml"), "# x\n".repeat(300_000));

        assertThat(SettingsFile.load(file, Map.of())).isEqualTo(new Loaded.Invalid("cannot read the configuration " + file
                + ": it is larger than 1 MiB, which no configuration is"));
    }

    @Test
    void a_file_that_is_nothing_but_problems_tells_the_first_two_hundred() {
        String text = IntStream.range(0, 20_000).mapToObj(i -> "key-" + i + ": 1\n").collect(Collectors.joining());

        assertThat(SettingsFile.read("nines.yaml", text, Map.of())).isInstanceOfSatisfying(Loaded.Invalid.class,
                l -> assertThat(l.report().lines()).hasSize(202).first().isEqualTo("nines.yaml has 20002 problems"));
    }

    private static String report(Path file) throws IOException {
        Loaded loaded = SettingsFile.load(file, ENVIRONMENT);
        return switch (loaded) {
            case Loaded.Invalid invalid -> invalid.report().replace(file.toString(), "nines.yaml");
            case Loaded.Valid valid -> "accepted: " + valid.settings();
        };
    }
}
