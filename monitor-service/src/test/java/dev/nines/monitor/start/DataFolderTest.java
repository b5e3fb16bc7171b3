package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.config.read.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Watched MEASURED = new Watched.Configured(new Settings(Settings.Origin.ENVIRONMENT, VantageSettings.named("here"),
            List.of(), List.of(), List.of(), List.of(), IncidentSettings.USUAL, List.of()), new SettingsSource.NoFile("there is none"));

    @TempDir
    private Path data;

    @Test
    void simulated_and_measured_observations_never_share_a_folder() {
        try (var demo = DataFolder.take(data)) {
            demo.keepFor(new Watched.Demo());
            demo.keepFor(new Watched.Demo());
        }

        try (var again = DataFolder.take(data)) {
            assertThatThrownBy(() -> again.keepFor(MEASURED)).isInstanceOf(CannotStart.class)
                    .hasMessage("the data folder " + data + " holds simulated data, and this would add measured data; "
                            + "name another folder with --data");
        }
    }

    @Test
    void a_text_that_is_kept_is_made_once() {
        try (var folder = DataFolder.take(data)) {
            assertThat(folder.kept("secret", () -> "first")).isEqualTo("first");
            assertThat(folder.kept("secret", () -> "second")).isEqualTo("first");
        }
    }
}
