package dev.nines.monitor.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsAreNeverPrintedTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "nines.example.yaml");
    private static final String KEY = "qz7Vd3hT9wRb2LmXs5";
    private static final String SIGNING = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

    /** Records print all that they hold, so whatever holds the settings would print them too. */
    @Test
    void the_text_of_all_settings_has_no_secret_in_it() {
        var loaded = SettingsFile.load(EXAMPLE, Map.of("GLOBAL_API_KEY", KEY, "HOOK_SECRET", "whsec_" + SIGNING));

        assertThat(loaded).isInstanceOf(Loaded.Valid.class);
        assertThat(loaded.toString()).contains("gateway.example.com").doesNotContain(KEY, SIGNING);
    }

    /** The types that print themselves as stars are the only ones to keep such a thing as a text. */
    @Test
    void nothing_called_a_secret_is_a_mere_text() {
        var ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.nines.monitor", "dev.nines.probe");

        fields().that().haveNameMatching("(?i).*(secret|password|apiKey|credential).*")
                .and().areDeclaredInClassesThat().haveNameNotMatching(".*\\.cli\\..*")
                .and().areNotStatic()
                .should().notHaveRawType(String.class).check(ours);
    }
}
