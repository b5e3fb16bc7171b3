package dev.nines.db.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nines.db.InMemoryObservations;
import dev.nines.db.Samples;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that really has no room: a small one of our own, seen by one process only. */
class FullDiskTest {
    private static final List<String> ON_A_SMALL_DISK =
            List.of("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=256k tmpfs \"$0\" && exec \"$@\"");

    @Test
    void a_full_disk_keeps_what_is_oldest_and_takes_more_as_soon_as_there_is_room(@TempDir Path mount) throws Exception {
        var allowed = run(mount, List.of("true"));
        assumeTrue(allowed.code == 0, "no small disk can be mounted here: " + allowed.text);

        var day = run(mount, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Day.class.getName(), mount.toString()));

        assertThat(day.text).isEqualTo("as it should be\n");
        assertThat(day.code).isZero();
    }

    private record Ran(int code, String text) {}

    private static Ran run(Path mount, List<String> command) throws IOException, InterruptedException {
        var all = Stream.of(ON_A_SMALL_DISK, List.of(mount.toString()), command).flatMap(List::stream).toList();
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        try (var text = process.getInputStream()) {
            var said = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Ran(process.exitValue(), said);
        }
    }

    /** What is lived through on the small disk; ends with a trace of what was otherwise. */
    static final class Day {
        private final Path mount;
        private final InMemoryObservations store = new InMemoryObservations();
        private final List<Observation> acknowledged = new ArrayList<>();
        private int next;

        private Day(Path mount) {
            this.mount = mount;
        }

        public static void main(String[] arguments) throws IOException {
            new Day(Path.of(arguments[0])).live();
            System.out.println("as it should be");
        }

        private void live() throws IOException {
            var other = Files.write(mount.resolve("other"), new byte[64 << 10]);
            try (var spool = Spool.open(mount.resolve("spool"), store)) {
                fill(spool);
                assertThat(acknowledged).hasSizeGreaterThan(50);
                assertThat(spool.depth()).isEqualTo(acknowledged.size());
                assertThat(spool.trouble()).hasValueSatisfying(why -> assertThat(why).endsWith("No space left on device"));
                long files = files();
                for (int i = 0; i < 50; i++) assertRefused(spool);
                assertThat(spool.refused()).isEqualTo(51);
                assertThat(files()).isLessThanOrEqualTo(files + 1);

                Files.delete(other);
                append(spool);
                assertThat(spool.trouble()).as("there is room again").isEmpty();

                fill(spool);
                spool.drain();
                assertThat(spool.depth()).isZero();
                append(spool);
                spool.drain();
            }
            assertThat(stored()).isEqualTo(acknowledged);
        }

        private void fill(Spool spool) {
            try {
                while (true) append(spool);
            } catch (StoreUnavailable _) {
                next++; // the one that was refused is never kept
            }
        }

        private void append(Spool spool) {
            var one = Samples.answer(Samples.FAST, Samples.MIDNIGHT.plusSeconds(next), 1_000, 2_000);
            spool.append(List.of(one));
            acknowledged.add(one);
            next++;
        }

        private void assertRefused(Spool spool) {
            assertThatThrownBy(() -> append(spool)).isInstanceOf(StoreUnavailable.class);
            next++;
        }

        private long files() throws IOException {
            try (var all = Files.list(mount.resolve("spool"))) {
                return all.count();
            }
        }

        private List<Observation> stored() {
            var found = new ArrayList<Observation>();
            store.between(List.of(Samples.FAST), Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"), found::add);
            return found;
        }
    }
}
