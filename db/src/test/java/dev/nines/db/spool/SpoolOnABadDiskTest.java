package dev.nines.db.spool;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.spool.disk.FaultyDisk;
import dev.nines.db.spool.disk.Weather;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever a disk does to a spool, in whatever order: a write that stops in its middle, a force that fails, no room for a time, a power
 * cut that forgets what was never forced. What was acknowledged comes out in the end.
 */
class SpoolOnABadDiskTest {
    private static final int STEPS = 80;

    @Property(tries = 400)
    void what_was_acknowledged_comes_out(@ForAll long seed) throws IOException {
        var folder = Files.createTempDirectory("spool");
        try (var day = new Day(folder, new SplittableRandom(seed))) {
            for (int step = 0; step < STEPS; step++) day.go();
            day.end();

            assertThat(day.stored).containsAll(day.acknowledged);
            assertThat(day.spool.damaged()).isZero();
            assertThat(day.spool.depth()).isZero();
            assertThat(day.spool.bytes()).isZero();
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.map(f -> f.getFileName().toString())).containsOnly("lock");
            }
        } finally {
            empty(folder);
        }
    }

    private static final class Day implements AutoCloseable {
        private final Path folder;
        private final SplittableRandom random;
        private final Weather weather;
        private final FaultyDisk disk;
        private final List<Observation> acknowledged = new ArrayList<>();
        private final Set<Observation> stored = new HashSet<>();
        private Spool spool;
        private int slot;
        private boolean databaseIsAway;

        Day(Path folder, SplittableRandom random) {
            this.folder = folder;
            this.random = random;
            this.weather = new Weather(random.split());
            this.disk = new FaultyDisk(folder, weather);
            this.spool = open();
        }

        void go() throws IOException {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> append();
                case 5, 6 -> drain();
                case 7 -> weather.failOnceAfter(random.nextInt(6));
                case 8 -> weather.fail();
                case 9 -> weather.clear();
                case 10 -> databaseIsAway = !databaseIsAway;
                default -> restart();
            }
        }

        void end() throws IOException {
            restart();
            databaseIsAway = false;
            drain();
        }

        private void append() {
            var batch = Stream.generate(() -> answer(FAST, MIDNIGHT.plusSeconds(slot++), 1_000, 2_000))
                    .limit(1 + random.nextInt(4)).toList();
            try {
                spool.append(batch);
                acknowledged.addAll(batch);
            } catch (StoreUnavailable _) {
                // Nobody was told that they are kept.
            }
        }

        private void drain() {
            try {
                spool.drain();
            } catch (StoreUnavailable _) {
                // What is left stays.
            }
        }

        private void restart() throws IOException {
            spool.close();
            if (random.nextBoolean()) weather.powerCut(folder);
            weather.clear();
            spool = open();
        }

        private Spool open() {
            return Spool.open(disk.folder(), batch -> {
                if (databaseIsAway) throw new StoreUnavailable("append", new IOException("away"));
                stored.addAll(batch);
                return batch.size();
            });
        }

        @Override
        public void close() {
            spool.close();
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path each : left.toList()) Files.delete(each);
        }
        Files.delete(folder);
    }
}
