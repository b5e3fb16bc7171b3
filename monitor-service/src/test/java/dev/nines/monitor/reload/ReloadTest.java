package dev.nines.monitor.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.config.read.SettingsSource;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.metrics.SelfMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken, refused and not tried; the journey of a whole service is beside the other journeys. */
class ReloadTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String GOOD = """
            vantage: here
            endpoints: { gw: { base-url: "http://127.0.0.1:9/v1" } }
            probes: { chat: { endpoint: gw, every: 60s } }
            """;

    @TempDir
    private Path folder;

    private final SelfMetrics metrics =
            Metrics.on(new PrometheusRegistry(), LatencyLimits.NONE, InstantSource.fixed(NOON)).self();

    @Test
    void a_file_that_says_something_else_is_gone_by_and_one_that_says_the_same_is_not() throws IOException {
        var running = new Fake(read(GOOD));

        assertThat(reload(running, GOOD)).isInstanceOf(Reload.Outcome.Taken.class);
        assertThat(running.taken).isEmpty();
        assertThat(reload(running, GOOD.replace("60s", "30s"))).isInstanceOf(Reload.Outcome.Taken.class);
        assertThat(running.taken).hasSize(1);
    }

    @Test
    void a_wrong_file_is_refused_in_the_words_of_check() throws IOException {
        var running = new Fake(read(GOOD));

        assertThat(reload(running, GOOD.replace("60s", "60"))).isInstanceOfSatisfying(Reload.Outcome.Refused.class,
                refused -> assertThat(refused.report()).startsWith(file() + " has 1 problem").contains("has no unit; write 60s"));
        assertThat(running.taken).isEmpty();
    }

    @Test
    void what_no_process_can_change_is_named() throws IOException {
        var running = new Fake(read(GOOD));

        assertThat(reload(running, GOOD.replace("vantage: here", "vantage: { name: there, canary: [] }")))
                .isInstanceOfSatisfying(Reload.Outcome.Refused.class, refused -> assertThat(refused.report().lines()).satisfiesExactly(
                        first -> assertThat(first).isEqualTo(file() + " cannot be taken by a running service"),
                        second -> assertThat(second).startsWith("  vantage is \"here\" and would be \"there\": ").endsWith("restart the service to change it"),
                        third -> assertThat(third).startsWith("  vantage.canary would be other hosts")));
        assertThat(running.taken).isEmpty();
    }

    @Test
    void without_a_file_there_is_nothing_to_read_again() throws IOException {
        var reload = new Reload(new SettingsSource.NoFile("this is the demonstration"), new Fake(read(GOOD)), metrics, InstantSource.fixed(NOON));

        assertThat(reload.now("test")).isEqualTo(new Reload.Outcome.NotTried("there is no file to read again: this is the demonstration"));
    }

    private Reload.Outcome reload(Fake running, String text) throws IOException {
        Files.writeString(file(), text);
        return new Reload(new SettingsSource.File(file(), Map.of()), running, metrics, InstantSource.fixed(NOON)).now("test");
    }

    private Settings read(String text) throws IOException {
        return switch (SettingsFile.load(Files.writeString(file(), text), Map.of())) {
            case Loaded.Valid valid -> valid.settings();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.report());
        };
    }

    private Path file() {
        return folder.resolve("nines.yaml");
    }

    private static final class Fake implements Reload.Running {
        private final List<Settings> taken = new ArrayList<>();
        private Settings now;

        Fake(Settings now) {
            this.now = now;
        }

        @Override
        public boolean hasStarted() {
            return true;
        }

        @Override
        public Settings settings() {
            return now;
        }

        @Override
        public void goBy(Settings next) {
            now = next;
            taken.add(next);
        }
    }
}
