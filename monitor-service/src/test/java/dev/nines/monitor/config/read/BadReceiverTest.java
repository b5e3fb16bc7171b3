package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code config/bad-receivers.txt}: what stands under a receiver's name, and below it every problem that this is refused with. */
class BadReceiverTest {
    static final Path TABLE = Path.of("src/test/resources/config/bad-receivers.txt");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HOOK", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "OLD", "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4", "SHORT", "whsec_c2hvcnQ=",
            "PAGER", "0123456789abcdef0123456789ABCDEF", "NOT_A_KEY", "hunter2-hunter2", "NOT_A_URL", "hunter2 is no URL", "EMPTY", " ",
            "METADATA", "http://169.254.169.254/hunter2");

    static Stream<Arguments> receivers() throws IOException {
        return Arrays.stream(Files.readString(TABLE).split("\n\n")).map(String::strip).filter(block -> !block.startsWith("#"))
                .map(block -> block.split("\n", 2)).map(block -> Arguments.of(block[0], block[1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receivers")
    void a_bad_receiver_is_refused_with_every_problem_in_exactly_these_words(String receiver, String problems) {
        assertThat(report(receiver)).isEqualTo(problems);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receivers")
    void no_problem_shows_a_secret(String receiver, String problems) {
        assertThat(report(receiver)).doesNotContain("hunter2", "MDEy", "c2hvcnQ", "0123456789abcdef", "T0TOKEN");
    }

    @Test
    void there_are_at_least_forty_of_them() throws IOException {
        assertThat(receivers().toList()).hasSizeGreaterThanOrEqualTo(40);
    }

    static List<String> written() throws IOException {
        return receivers().map(a -> a.get()[0].toString()).toList();
    }

    static String report(String receiver) {
        var yaml = "endpoints:\n  gw: { base-url: https://gw.example.com/v1 }\nprobes:\n  chat: { endpoint: gw }\nreceivers:\n  ops: " + receiver + "\n";
        return switch (SettingsFile.read("nines.yaml", yaml, ENVIRONMENT)) {
            case Loaded.Invalid invalid -> invalid.report().lines().skip(1).map(line -> line.strip().replaceAll(" {2,}", " "))
                    .collect(Collectors.joining("\n"));
            case Loaded.Valid valid -> "accepted: " + valid.settings().receivers();
        };
    }
}
