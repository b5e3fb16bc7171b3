package dev.nines.db.spool;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.InMemoryObservations;
import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.ContentRefused;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An observation that a store will never take holds up none of the others, and is not lost either. */
class PoisonTest {
    @TempDir
    private Path directory;

    private final InMemoryObservations store = new InMemoryObservations();

    @Test
    void what_is_refused_for_its_content_is_set_aside_with_its_reason_and_all_else_is_kept() throws IOException {
        try (var spool = Spool.open(directory, refusing(3, 700, 1_499))) {
            spool.append(answers(0, 2_500));

            assertThat(spool.drain()).isEqualTo(2_497);

            assertThat(seconds(stored())).hasSize(2_497).doesNotContain(3, 700, 1_499);
            assertThat(spool.setAside()).isEqualTo(3);
            assertThat(spool.lastSetAside()).hasValue(FAST.name() + " 2026-10-01T00:24:59Z: append: poison");
            assertThat(spool.depth()).isZero();
        }
        assertThat(Files.readAllLines(directory.resolve("spool-000000000001.ndjson.refused")))
                .filteredOn(line -> line.equals("# append: poison")).hasSize(3);
    }

    @Test
    void the_next_start_tries_again_what_was_set_aside() {
        try (var spool = Spool.open(directory, refusing(3))) {
            spool.append(answers(0, 10));
            spool.drain();
        }
        try (var stillRefused = Spool.open(directory, refusing(3))) {
            stillRefused.drain();
            assertThat(stillRefused.setAside()).isEqualTo(1);
        }
        try (var spool = Spool.open(directory, store)) {
            assertThat(spool.depth()).isPositive();
            assertThat(spool.drain()).isEqualTo(1);
            assertThat(spool.depth()).isZero();
        }
        assertThat(seconds(stored())).hasSize(10);
        assertThat(directory).isDirectoryNotContaining("glob:**.refused");
    }

    @Test
    void killed_between_setting_aside_and_deleting_nothing_is_lost() throws IOException {
        try (var spool = Spool.open(directory, _ -> {
            throw new StoreUnavailable("append", new IOException("away"));
        })) {
            spool.append(answers(0, 10));
        }
        Files.writeString(directory.resolve("spool-000000000001.ndjson.refused"), "# torn in the mid");

        try (var spool = Spool.open(directory, store)) {
            assertThat(spool.drain()).isEqualTo(10);
        }
        assertThat(seconds(stored())).hasSize(10);
    }

    @Test
    void a_store_that_goes_away_while_the_poison_is_looked_for_gets_everything_later() {
        var calls = new int[1];
        ObservationSink refusing = refusing(3);
        try (var spool = Spool.open(directory, batch -> {
            if (++calls[0] == 4) throw new StoreUnavailable("append", new IOException("away"));
            return refusing.append(batch);
        })) {
            spool.append(answers(0, 10));
            assertThatThrownBy(spool::drain).isInstanceOf(StoreUnavailable.class);
            assertThat(spool.setAside()).isZero();

            assertThat(spool.drain()).isEqualTo(9);
            assertThat(spool.setAside()).isEqualTo(1);
        }
    }

    @Test
    void postgresql_refuses_what_it_cannot_hold_and_only_that() {
        var database = TestDatabase.migrated();
        var observations = new PostgresObservations(database, new SeriesTable(database));
        TestDatabase.execute(database, "alter table nines.observation add constraint planted check (ttft_us <> 7)");
        var poison = List.of(
                answer(FAST, Instant.MAX.minusSeconds(1), 1, 2),
                answer(FAST, Instant.parse("+300000-01-01T00:00:00Z"), 1, 2),
                answer(named9000Characters(), MIDNIGHT, 1, 2),
                answer(FAST, MIDNIGHT, 7, 9));
        try (var spool = Spool.open(directory, observations)) {
            for (Observation each : poison) {
                assertThatThrownBy(() -> observations.append(List.of(each))).isInstanceOf(ContentRefused.class);
                spool.append(List.of(each));
            }
            spool.append(answers(0, 10));
            spool.drain();
            assertThat(spool.setAside()).isEqualTo(poison.size());
        }
        assertThat(TestDatabase.ask(database, "select count(*) from nines.observation")).isEqualTo("10");
    }

    @Test
    void a_row_without_a_partition_is_no_fault_of_the_row() {
        var database = TestDatabase.migrated();
        var observations = new PostgresObservations(database, new SeriesTable(database));
        TestDatabase.execute(database, "create or replace function nines.ensure_observation_partition(day date) returns boolean"
                + " language sql as 'select false'");

        assertThatThrownBy(() -> observations.append(answers(0, 1))).isInstanceOf(StoreUnavailable.class)
                .isNotInstanceOf(ContentRefused.class);
    }

    /** A name too long for the index that it is unique by. */
    private static Series named9000Characters() {
        var random = new SplittableRandom(7);
        return Samples.series(IntStream.range(0, 9_000).mapToObj(_ -> Character.toString('0' + random.nextInt(70)))
                .collect(Collectors.joining()));
    }

    private ObservationSink refusing(Integer... seconds) {
        var poison = Set.of(seconds);
        return batch -> {
            if (seconds(batch).stream().anyMatch(poison::contains)) {
                throw new ContentRefused("append", new IllegalArgumentException("poison\nwith more lines"));
            }
            return store.append(batch);
        };
    }

    private static List<Observation> answers(int from, int to) {
        return IntStream.range(from, to).mapToObj(s -> answer(FAST, MIDNIGHT.plusSeconds(s), 1_000 + s, 90_000)).toList();
    }

    private static List<Integer> seconds(List<Observation> observations) {
        return observations.stream().map(o -> (int) (o.scheduledAt().getEpochSecond() - MIDNIGHT.getEpochSecond())).toList();
    }

    private List<Observation> stored() {
        var found = new ArrayList<Observation>();
        store.between(List.of(FAST), Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"), found::add);
        return found;
    }
}
