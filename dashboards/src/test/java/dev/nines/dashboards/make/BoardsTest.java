package dev.nines.dashboards.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BoardsTest {
    private static final Path FOLDER = Path.of("grafana/dashboards");

    /** With -Dnines.golden=write the files are written anew, for their difference to be read. */
    @Test
    void the_files_are_what_the_generator_writes() throws IOException {
        var made = Boards.files();
        if ("write".equals(System.getProperty("nines.golden"))) write(made);

        assertThat(committed()).containsExactlyInAnyOrderElementsOf(made.keySet());
        for (var file : made.entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(FOLDER.resolve(file.getKey())));
        }
    }

    @Test
    void a_second_writing_gives_the_same_bytes() {
        assertThat(Boards.files()).isEqualTo(Boards.files());
    }

    private static void write(Map<String, String> made) throws IOException {
        for (var name : committed()) if (!made.containsKey(name)) Files.delete(FOLDER.resolve(name));
        for (var file : made.entrySet()) Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }

    private static List<String> committed() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toList());
        }
    }
}
