package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealKeyFileTest {
    @TempDir
    private Path data;

    @Test
    void a_key_is_made_at_the_first_start_and_is_the_owners_alone() throws IOException {
        try (var folder = DataFolder.take(data)) {
            var made = SealKeyFile.in(folder);

            assertThat(SealKeyFile.in(folder).open()).isEqualTo(made.open());
            if (isPosix()) assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-----w-", "rwxrwxrwx"})
    void a_key_that_everybody_may_touch_is_refused(String permissions) throws IOException {
        assumeTrue(isPosix());
        try (var folder = DataFolder.take(data)) {
            SealKeyFile.in(folder);
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

            assertThatThrownBy(() -> SealKeyFile.in(folder)).isInstanceOf(CannotStart.class)
                    .hasMessage("everybody on this machine may read or write the key that seals statements, " + file() + " (" + permissions
                            + "): chmod 600 it; if it may have been read, move it away and a new one is made");
        }
    }

    @Test
    void a_volume_that_is_shared_with_a_group_is_taken() throws IOException {
        assumeTrue(isPosix());
        try (var folder = DataFolder.take(data)) {
            var made = SealKeyFile.in(folder);
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw----"));

            assertThat(SealKeyFile.in(folder).open()).isEqualTo(made.open());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IHNlY3JldA==\n-----END PRIVATE KEY-----\n", "\u0000\u0001"})
    void a_key_that_is_broken_is_told_without_a_word_of_it(String text) throws IOException {
        try (var folder = DataFolder.take(data)) {
            SealKeyFile.in(folder);
            Files.writeString(file(), text);

            assertThatThrownBy(() -> SealKeyFile.in(folder)).isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("the key that seals statements, " + file() + ", is broken (it should hold one ")
                    .hasMessageEndingWith("whoever checks statements needs its public key too").hasMessageNotContaining("c2Vj");
        }
    }

    private Path file() {
        return data.resolve("seal-key.pem");
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(data).supportsFileAttributeView("posix");
    }
}
