package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOverTest {
    @TempDir
    private Path cluster;

    @Test
    void where_no_server_was_nothing_happens() throws IOException {
        LeftOver.end(cluster);

        assertThat(cluster).isEmptyDirectory();
        assertThat(LeftOver.isRunning(cluster)).isFalse();
    }

    @Test
    void a_number_that_belongs_to_a_stranger_by_now_is_taken_out_and_the_rest_is_left_to_postgresql() throws IOException {
        Path file = name(String.valueOf(ProcessHandle.current().pid()));

        LeftOver.end(cluster);

        assertThat(file).content().isEqualTo("2000000000\n" + cluster + "\n1790000000\n15432\n\nlocalhost\n  5432001    12345\nready   \n");
        assertThat(LeftOver.isRunning(cluster)).isFalse();
    }

    @Test
    void a_number_that_belongs_to_nobody_is_left_to_postgresql() throws IOException {
        Path file = name("1999999999");
        String before = Files.readString(file);

        LeftOver.end(cluster);

        assertThat(file).content().isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a number", "99999999999999999999", "-1"})
    void a_torn_file_ends_nobody(String first) throws IOException {
        name(first);

        assertThatCode(() -> LeftOver.end(cluster)).doesNotThrowAnyException();
        assertThat(LeftOver.isRunning(cluster)).isFalse();
    }

    private Path name(String pid) throws IOException {
        return Files.writeString(cluster.resolve("postmaster.pid"),
                pid + "\n" + cluster + "\n1790000000\n15432\n\nlocalhost\n  5432001    12345\nready   \n");
    }
}
