package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.keys.NinesKeys;
import dev.nines.monitor.config.yaml.Document;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.Tiers;
import dev.nines.sla.credit.Tiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleFileTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GLOBAL_API_KEY", "sk-example", "HOOK_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");

    private final Document document = new Document("nines.example.yaml", NinesKeys.ROOT);

    @Test
    void the_example_is_a_valid_configuration() throws IOException {
        Settings settings = example();

        assertThat(settings.endpoint("global-api").models().priceOf("Pro/x").orElseThrow().outputUsd())
                .isEqualByComparingTo("2.19");
        assertThat(settings.tierOf("Pro/deepseek-ai/DeepSeek-R1")).isEqualTo("pro");
        assertThat(settings.probe("chat").timeouts().total()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.contracts()).extracting(c -> c.contract().id()).containsExactly("pro-channel", "standard", "minutes", "average", "attempts");
        assertThat(settings.toString()).doesNotContain("sk-example", "whsec_MD", "hooks.example.com");
    }

    @Test
    void what_the_contract_does_not_say_comes_from_its_preset() throws IOException {
        ContractSettings pro = example().contracts().getFirst();

        assertThat(pro.contract().activeFrom()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(pro.contract().source()).contains("check against your own contract");
        assertThat(pro.contract().rules()).filteredOn(Rule.Latency.class::isInstance).singleElement()
                .isInstanceOfSatisfying(Rule.Latency.class, l -> {
                    assertThat(l.limit()).isEqualTo(Duration.ofMillis(800));
                    assertThat(l.percentile().text()).isEqualTo("p99");
                });
        assertThat(pro.contract().credit().schedule()).isInstanceOfSatisfying(Tiers.class, tiers -> assertThat(tiers.list()).hasSize(3));
    }

    @Test
    void every_key_that_the_reader_knows_stands_in_the_example() throws IOException {
        example();

        // Some can only stand instead of another, or name a file of the reader's own: they stand there as comments.
        String text = Files.readString(DOCS.resolve("nines.example.yaml"));
        assertThat(document.keysNotWritten()).hasSize(7)
                .allSatisfy(key -> assertThat(text).containsPattern("#.*" + key.replaceAll(".*\\.", "") + ": "));
    }

    @Test
    void every_key_of_the_example_stands_in_the_reference() throws IOException {
        example();
        String reference = Files.readString(DOCS.resolve("configuration.md"));

        assertThat(reference).contains("`endpoints.*.ca`");
        assertThat(document.keysWritten()).allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
    }

    private Settings example() throws IOException {
        Loaded loaded = SettingsFile.read(document, Files.readString(DOCS.resolve("nines.example.yaml")), ENVIRONMENT);
        assertThat(document.problems().count()).as(document.report()).isZero();
        return ((Loaded.Valid) loaded).settings();
    }
}
