package dev.nines.db.spool;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.InMemoryObservations;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path directory;

    private final InMemoryObservations store = new InMemoryObservations();
    private final ObservationSink away = _ -> {
        throw new StoreUnavailable("append", new IOException("connection refused"));
    };

    @Test
    void what_was_appended_is_handed_on_in_order_and_then_gone() throws IOException {
        try (var spool = Spool.open(directory, store)) {
            spool.append(answers(0, 10));
            spool.append(answers(10, 20));
            assertThat(spool.depth()).isEqualTo(20);

            assertThat(spool.drain()).isEqualTo(20);

            assertThat(stored()).containsExactlyElementsOf(answers(0, 20));
            assertThat(spool.depth()).isZero();
            assertThat(spool.bytes()).isZero();
            assertThat(segments()).isEmpty();
            assertThat(spool.drain()).isZero();
        }
    }

    @Test
    void while_the_next_sink_is_away_everything_is_kept() {
        try (var spool = Spool.open(directory, away)) {
            spool.append(answers(0, 10));
            assertThatThrownBy(spool::drain).isInstanceOf(StoreUnavailable.class);
            spool.append(answers(10, 20));
            assertThatThrownBy(spool::drain).isInstanceOf(StoreUnavailable.class);
            assertThat(spool.depth()).isEqualTo(20);
        }
        try (var spool = Spool.open(directory, store)) {
            assertThat(spool.depth()).isEqualTo(20);
            assertThat(spool.drain()).isEqualTo(20);
        }
        assertThat(stored()).containsExactlyElementsOf(answers(0, 20));
    }

    @Test
    void a_file_goes_only_after_the_next_sink_has_all_of_it() throws IOException {
        var takesOneBatch = new ObservationSink() {
            private int batches;

            @Override
            public int append(List<Observation> observations) {
                if (batches++ == 1) throw new StoreUnavailable("append", new IOException("gone"));
                return store.append(observations);
            }
        };
        try (var spool = Spool.open(directory, takesOneBatch)) {
            spool.append(answers(0, 2_500));
            assertThatThrownBy(spool::drain).isInstanceOf(StoreUnavailable.class);
            assertThat(stored()).hasSize(1_000);
            assertThat(segments()).hasSize(1);

            assertThat(spool.drain()).as("again from its start").isEqualTo(2_500);

            assertThat(stored()).containsExactlyElementsOf(answers(0, 2_500));
            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void wherever_a_kill_tears_the_last_line_all_before_it_is_kept() throws IOException {
        try (var spool = Spool.open(directory, away)) {
            spool.append(answers(0, 3));
        }
        byte[] whole = Files.readAllBytes(segments().getFirst());
        int lastLine = new String(whole, StandardCharsets.UTF_8).stripTrailing().lastIndexOf('\n') + 1;
        for (int length = lastLine; length < whole.length; length += 53) {
            var torn = Files.createDirectories(directory.resolve("torn" + length));
            Files.write(torn.resolve("spool-000000000001.ndjson"), Arrays.copyOf(whole, length));
            var handed = new ArrayList<Observation>();
            try (var spool = Spool.open(torn, collecting(handed))) {
                spool.append(answers(3, 4));
                spool.drain();

                assertThat(handed).startsWith(answers(0, 2).toArray(Observation[]::new))
                        .endsWith(answers(3, 4).getFirst());
                assertThat(spool.damaged()).isZero();
            }
        }
    }

    @Test
    void a_line_that_rotted_is_counted_and_its_file_set_aside() throws IOException {
        try (var spool = Spool.open(directory, away)) {
            spool.append(answers(0, 3));
        }
        var file = segments().getFirst();
        byte[] content = Files.readAllBytes(file);
        content[100] ^= 1;
        Files.write(file, content);

        try (var spool = Spool.open(directory, store)) {
            spool.drain();

            assertThat(spool.damaged()).isEqualTo(1);
            assertThat(stored()).containsExactlyElementsOf(answers(1, 3));
            assertThat(segments()).isEmpty();
            assertThat(Files.exists(directory.resolve(file.getFileName() + ".damaged"))).isTrue();
        }
    }

    @Test
    void two_spools_never_share_a_directory() {
        try (var first = Spool.open(directory, store)) {
            assertThat(first.depth()).isZero();
            assertThatThrownBy(() -> Spool.open(directory, store)).isInstanceOf(StoreUnavailable.class)
                    .hasMessage("open spool " + directory).rootCause()
                    .hasMessageEndingWith("is in use by another process");
        }
        Spool.open(directory, store).close();
    }

    @Test
    void past_its_limit_it_refuses_says_so_and_keeps_what_is_oldest() {
        try (var spool = Spool.open(directory, store, 5_000)) {
            spool.append(answers(0, 3));

            assertThatThrownBy(() -> spool.append(answers(3, 10))).isInstanceOf(StoreUnavailable.class)
                    .hasMessage("spool 7 observations in " + directory);
            assertThat(spool.refused()).isEqualTo(7);
            assertThat(spool.depth()).isEqualTo(3);

            spool.drain();
            spool.append(answers(3, 6));
            spool.drain();
            assertThat(stored()).containsExactlyElementsOf(answers(0, 6));
        }
    }

    @Test
    void a_write_that_fails_leaves_nothing_between_what_came_before_and_after() {
        try (var spool = Spool.open(directory, store)) {
            spool.append(answers(0, 3));
            Thread.currentThread().interrupt(); // which closes a file channel in the middle of its work
            assertThatThrownBy(() -> spool.append(answers(3, 6))).isInstanceOf(StoreUnavailable.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(spool.refused()).isEqualTo(3);

            spool.append(answers(6, 9));
            spool.drain();

            assertThat(stored()).containsAll(answers(0, 3)).containsAll(answers(6, 9));
            assertThat(spool.damaged()).isZero();
            assertThat(spool.depth()).isZero();
        }
    }

    @Test
    void appending_and_draining_at_once_loses_nothing() throws Exception {
        try (var spool = Spool.open(directory, store); var threads = Executors.newFixedThreadPool(3)) {
            var writers = IntStream.range(0, 2).mapToObj(w -> (Callable<Integer>) () -> {
                for (int i = w * 200; i < (w + 1) * 200; i++) spool.append(answers(i, i + 1));
                return 200;
            }).toList();
            var drainer = threads.submit(() -> {
                int handed = 0;
                while (handed < 400) handed += spool.drain();
                return handed;
            });
            threads.invokeAll(writers);

            assertThat(drainer.get()).isEqualTo(400);
            assertThat(stored()).containsExactlyElementsOf(answers(0, 400));
            assertThat(spool.depth()).isZero();
        }
    }

    @Test
    void a_full_disk_leaves_no_empty_files_behind() throws IOException {
        try (var spool = Spool.open(directory, away)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                Thread.currentThread().interrupt(); // a write that fails, the first of its file
                assertThatThrownBy(() -> spool.append(answers(0, 3))).isInstanceOf(StoreUnavailable.class);
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(segments()).isEmpty();
            assertThat(spool.trouble()).hasValue("ClosedByInterruptException");

            spool.append(answers(3, 6));
            assertThat(spool.trouble()).isEmpty();
        }
    }

    @Test
    void a_stray_file_is_left_alone() throws IOException {
        var notes = Files.writeString(directory.resolve("notes.txt"), "mine", StandardOpenOption.CREATE_NEW);

        try (var spool = Spool.open(directory, store)) {
            assertThat(spool.drain()).isZero();
        }
        assertThat(notes).hasContent("mine");
    }

    private static ObservationSink collecting(List<Observation> into) {
        return batch -> {
            into.addAll(batch);
            return batch.size();
        };
    }

    private static List<Observation> answers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(s -> answer(FAST, MIDNIGHT.plusSeconds(s), 1_000 + s, 90_000)).toList();
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(directory)) {
            var names = new ArrayList<>(files.filter(f -> f.toString().endsWith(".ndjson")).toList());
            Collections.sort(names);
            return names;
        }
    }

    private List<Observation> stored() {
        var found = new ArrayList<Observation>();
        store.between(List.of(FAST), Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"), found::add);
        return found;
    }
}
