package dev.nines.db.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.InMemoryObservations;
import dev.nines.db.Samples;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class SpoolKillTest {
    @RepeatedTest(3)
    void what_was_acknowledged_outlives_a_process_that_is_killed(@TempDir Path directory) throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Writer.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long acknowledged = 0;
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Long.parseLong(line);
                if (acknowledged == 50) process.toHandle().destroyForcibly(); // and read what it still managed to say
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        var store = new InMemoryObservations();
        try (var spool = Spool.open(directory, store)) {
            spool.drain();
            assertThat(spool.damaged()).isZero();
        }

        assertThat(acknowledged).isGreaterThanOrEqualTo(50);
        assertThat(slots(store)).startsWith(expected(acknowledged).toArray(Instant[]::new));
    }

    private static List<Instant> slots(InMemoryObservations store) {
        var slots = new ArrayList<Instant>();
        store.between(List.of(Samples.FAST), Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"),
                o -> slots.add(o.scheduledAt()));
        return slots;
    }

    private static List<Instant> expected(long count) {
        return LongStream.range(0, count).mapToObj(Samples.MIDNIGHT::plusSeconds).toList();
    }

    /** Appends for ever, drains into a sink that is away, and says after each append how many were acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            var spool = Spool.open(Path.of(arguments[0]), _ -> {
                throw new StoreUnavailable("append", new IOException("away"));
            });
            for (long second = 0; ; second++) {
                spool.append(List.of(observation(second)));
                System.out.println(second + 1);
            }
        }

        private static Observation observation(long second) {
            return Samples.answer(Samples.FAST, Samples.MIDNIGHT.plusSeconds(second), 1_000, 2_000);
        }
    }
}
