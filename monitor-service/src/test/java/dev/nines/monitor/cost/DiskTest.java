package dev.nines.monitor.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskTest {
    private static final String GATEWAY = """
            endpoints:
              gw:
                base-url: https://gw.example.com/v1
                limits: { requests: 50/min, tokens: 10M/day, cost: 5 USD/day }
            probes:
              chat: { endpoint: gw, models: [m, "free/*"], every: 60s }
            """;
    private static final String CONTRACTS = """
            contracts:
              azure: { preset: api-99.9, applies-to: { models: [m] }, zone: UTC, active-from: 2026-01-01, claim-within: 92d, fee: 1 USD/month }
              google: { preset: api-99.9, applies-to: { models: [m] }, zone: UTC, active-from: 2026-01-01, claim-within: 30d, fee: 1 USD/month }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_is_kept_is_told_by_probe_and_for_all_that_the_limits_allow() throws IOException {
        var settings = settings(GATEWAY);

        assertThat(DiskText.lines(settings, Disk.of(settings, Expense.of(settings)))).containsExactly(
                "  keeps   on disk, about: raw rows up to 76 days, sums by hour 400 days, by day 3,650 days, by month for ever:",
                "                                             after 30 days  after a year  after 10 years",
                "          gw/chat  1 model                           12 MB         47 MB           99 MB",
                "          gw/chat  each that \"free/*\" finds          12 MB         47 MB           99 MB",
                "          gw       its limits allow                 588 MB        2.3 GB          4.9 GB");
    }

    @Test
    void a_claim_that_outlasts_the_retention_is_said_and_counted() throws IOException {
        var settings = settings(GATEWAY + CONTRACTS);
        var lines = DiskText.lines(settings, Disk.of(settings, Expense.of(settings)));

        assertThat(lines.getFirst()).startsWith("  keeps   on disk, about: raw rows up to 123 days");
        assertThat(lines.getLast()).isEqualTo("          contract azure: raw rows of a month are kept 92 days after its end, until nothing "
                + "can be claimed for it; retention.raw alone would be 75");
        assertThat(lines).noneMatch(line -> line.contains("google"));
    }

    /** The table of docs/benchmarks.md, "Keeping". */
    @Test
    void models_that_are_asked_once_a_minute_take_what_was_measured() {
        var daily = Daily.of(184, Duration.ofMinutes(1));
        double runs = 184 * 1_440;

        assertThat(daily.raw() / runs).isCloseTo(232, within(1.0));
        assertThat(daily.hours() / runs).isCloseTo(22.5 + 7.0, within(0.5));
        assertThat(daily.days() / runs).isCloseTo(9.4 + 0.13, within(0.5));
    }

    @Test
    void a_sum_is_smaller_than_its_rows_and_a_series_that_is_asked_seldom_gains_less() {
        var often = Daily.of(1, Duration.ofSeconds(10));
        var seldom = Daily.of(1, Duration.ofHours(1));

        assertThat(often.raw()).isGreaterThan(often.hours()).isEqualTo(seldom.raw() * 360);
        assertThat(often.hours()).isGreaterThan(often.days());
        assertThat(often.days()).isGreaterThan(often.months());
        assertThat(seldom.hours() / often.hours()).isGreaterThan(1.0 / 360);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 kB", "940, 0.9 kB", "1234, 1.2 kB", "9999, 10.0 kB", "15000, 15 kB", "2300000000, 2.3 GB", "1500000000000000000, '1,500 PB'"})
    void sizes_have_two_digits_or_more(long bytes, String text) {
        assertThat(DiskText.size(bytes)).isEqualTo(text);
    }

    private Settings settings(String text) throws IOException {
        var file = Files.writeString(folder.resolve("nines.yaml"), text);
        return switch (SettingsFile.load(file, Map.of())) {
            case Loaded.Valid(Settings settings) -> settings;
            case Loaded.Invalid(String report) -> throw new AssertionError(report);
        };
    }
}
