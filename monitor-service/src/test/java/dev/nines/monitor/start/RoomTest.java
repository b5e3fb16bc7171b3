package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_disk_that_is_too_small_for_a_month_is_said() {
        assertThat(Room.shortage(folder, 1)).isEmpty();
        assertThat(Room.shortage(folder, Long.MAX_VALUE)).hasValueSatisfying(warning -> assertThat(warning)
                .startsWith("  WARNING the disk of " + folder + " has ").endsWith(" free, and 30 days of what is asked take 9,223 PB"));
        assertThat(Room.shortage(folder.resolve("no such folder"), Long.MAX_VALUE)).isEmpty();
    }
}
