package dev.nines.monitor.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeVersionTest {
    @TempDir
    private Path folder;

    private String version(String more) {
        return ProbeVersion.of(probe(more));
    }

    private ProbeSettings probe(String more) {
        try {
            var file = Files.writeString(folder.resolve("nines.yaml"), """
                    endpoints: { gw: { base-url: "https://gw.example.com/v1" } }
                    probes:
                      chat: { endpoint: gw, every: 1h%s }
                    """.formatted(more.isEmpty() ? "" : ", " + more));
            var loaded = SettingsFile.load(file, Map.of());
            assertThat(loaded).isInstanceOf(Loaded.Valid.class);
            return ((Loaded.Valid) loaded).settings().probe("chat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        assertThat(version("")).isEqualTo("chat-ebbe8c64");
    }
}
