package dev.nines.monitor.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.cost.Expense;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contracts come to: whole texts beside {@code config/good}, and the cases that mislead. */
class ArithmeticTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Instant JUNE = Instant.parse("2026-06-10T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"every-preset", "every-kind-of-contract"})
    void every_contract_is_explained_in_exactly_these_words(String name) throws IOException {
        String text = String.join("\n", lines(RESOURCES.resolve("config/good/" + name + ".yaml"))) + "\n";

        assertThat(text).isEqualTo(Files.readString(RESOURCES.resolve("arithmetic/" + name + ".txt")));
    }

    @Test
    void three_nines_of_june_are_forty_three_failures_at_one_probe_a_minute() throws IOException {
        assertThat(explained("every: 60s", "preset: pro-channel-99.9")).contains(
                "uptime 99.9 % of 30 d is 43 min 12 s, counted in requests",
                "that is 43 failures of 43,200 runs; 44 are a breach, 55 are more than chance explains (5 %)",
                "a window of 1 h has 60 samples: too few for p99, which needs 100",
                "an interval of 95 % for it needs 368");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            case                                      | every | contract                                              | says
            one run a minute cannot tell five percent | 60s   | preset: gemini-5min                                   | to tell 5 % takes 20 runs a minute
            a run of five minutes is five failures    | 60s   | preset: gemini-5min                                   | an outage counts from 5 such minutes in a row
            slower than a minute sees no run at all   | 5m    | preset: gemini-5min                                   | so no downtime is ever seen: ask every 60s
            an interval shorter than the pace         | 10m   | preset: aws-api-5min                                  | intervals of 5 min are shorter than that
            an interval of five runs                  | 60s   | preset: aws-api-5min                                  | 8,640 intervals of 5 runs: one failure makes an error rate of 20 %
            a minute that needs more than it gets     | 60s   | preset: gemini-5min, measure: { downtime-minutes: { minimum-requests: 2000 } } | no minute is ever down by these probes
            answers that are too short to count       | 60s   | preset: ptu-latency, measure: { interval-attainment: { speed: whole-answer, target: 25, tier: any } }, credit: { tiers: [], cap: 0%, floor: 0 USD, rounding: up }, claim-within: 1d | answers have at most 16 tokens (max-tokens), and only those of more than 75 count
            what may be missing                       | 60s   | preset: api-99.9                                      | "4,320 of 43,200 slots may be missing (3 d)"
            until when to claim                       | 60s   | preset: api-99.9                                      | for an outage of 2026-06-10 by 2026-07-30
            """)
    void what_misleads_is_said(String name, String every, String contract, String says) throws IOException {
        assertThat(explained("every: " + every, contract)).as(name).contains(says);
    }

    @ParameterizedTest
    @CsvSource({"2592, 43 min 12 s", "2678.4, 44 min 38.4 s", "31536, 8 h 45 min 36 s", "0, 0 s", "86400, 1 d", "90061.19, 1 d 1 h 1 min 1.1 s"})
    void a_length_is_said_in_its_units(BigDecimal seconds, String text) {
        assertThat(Length.text(seconds)).isEqualTo(text);
    }

    private String explained(String probe, String contract) throws IOException {
        return String.join("\n", lines(Files.writeString(folder.resolve("nines.yaml"), """
                endpoints: { gw: { base-url: "https://gw.example.com/v1" } }
                probes: { chat: { endpoint: gw, models: [a/b], %s } }
                contracts: { c: { %s, applies-to: { models: ["*"] }, zone: UTC, active-from: 2026-01-01, fee: 1 USD/month } }
                """.formatted(probe, contract))));
    }

    private static List<String> lines(Path file) {
        Settings settings = switch (SettingsFile.load(file, Map.of())) {
            case Loaded.Valid valid -> valid.settings();
            case Loaded.Invalid invalid -> throw new IllegalArgumentException(invalid.report());
        };
        return Arithmetic.lines(settings, Expense.of(settings), JUNE);
    }
}
