package dev.nines.monitor.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbeVersionTest {
    private static final String FILE = """
            endpoints: { gw: { base-url: "https://gw.example.com/v1" } }
            probes:
              chat: { endpoint: gw, every: 1h%s }
            """;

    private static String version(String more) {
        return ProbeVersion.of(probe(more));
    }

    private static ProbeSettings probe(String more) {
        return switch (SettingsFile.read("nines.yaml", FILE.formatted(more.isEmpty() ? "" : ", " + more), Map.of())) {
            case Loaded.Valid valid -> valid.settings().probe("chat");
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.report());
        };
    }

    @Test
    void whatever_changes_the_question_changes_its_name() {
        var versions = new HashSet<String>();
        var all = Stream.of("", "kind: chat-whole", "kind: embeddings", "kind: models", "prompt: hi", "expect: hi",
                "prompt: hi, expect: hi", "max-tokens: 17", "context-tokens: 2000", "context-tokens: 2001",
                "service-tier: flex", "connection: fresh", "after-idle: 20m", "after-idle: 30m",
                "timeouts: { connect: 4s }", "timeouts: { first-token: 19s }", "timeouts: { idle: 9s }",
                "timeouts: { total: 59s }", "kind: embeddings, prompt: hi", "kind: embeddings, context-tokens: 9").toList();

        assertThat(all).allSatisfy(more -> assertThat(versions.add(version(more))).as(more).isTrue());
    }

    @Test
    void what_does_not_change_it_does_not() {
        assertThat(version("kind: chat, connection: kept, max-tokens: 16")).isEqualTo(version("")).startsWith("chat-");
        assertThat(version("models: [\"a/*\"]")).isEqualTo(version(""));
    }

    /** The name is stored: another process must give the same. */
    @Test
    void the_name_is_the_same_in_every_process() {
        assertThat(version("")).isEqualTo("chat-PLACE");
    }
}
