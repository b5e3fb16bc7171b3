package dev.nines.db.rollup;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RollupsAtOnceTest {
    private static final Instant LATER = MIDNIGHT.plus(Duration.ofDays(90));
    private static final int WRITERS = 3;
    private static final int WORKERS = 2;
    private static final int BATCHES = 40;

    private final DataSource database = TestDatabase.migrated();
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @Test
    void writers_and_workers_at_once_leave_sums_of_every_row_and_of_each_once() throws Exception {
        var jobs = new ArrayList<Callable<List<Observation>>>();
        for (int w = 0; w < WRITERS; w++) {
            int seed = w;
            jobs.add(() -> write(new Random(seed)));
        }
        for (int w = 0; w < WORKERS; w++) jobs.add(this::work);
        var written = new ArrayList<Observation>();
        try (var threads = Executors.newFixedThreadPool(jobs.size())) {
            for (var each : threads.invokeAll(jobs)) written.addAll(each.get());
        }

        drain(new Rollups(database));

        var recount = Recount.of(written);
        assertThat(Sum.hours(database)).isEqualTo(recount.hours());
        assertThat(Sum.days(database)).isEqualTo(recount.days());
        assertThat(Sum.months(database)).isEqualTo(recount.months());
    }

    /** Some slots come twice, from this writer or from another; whoever writes one, it is the same. */
    private List<Observation> write(Random random) {
        var store = new PostgresObservations(database, new SeriesTable(database));
        var written = new ArrayList<Observation>();
        try {
            for (int b = 0; b < BATCHES; b++) {
                var batch = IntStream.range(0, 20).mapToObj(_ -> run(random.nextInt(50_000))).toList();
                store.append(batch);
                written.addAll(batch);
            }
        } finally {
            writing.decrementAndGet();
        }
        return written;
    }

    private List<Observation> work() {
        var rollups = new Rollups(database);
        while (writing.get() > 0) drain(rollups);
        return List.of();
    }

    private static Observation run(int number) {
        return answer(number % 2 == 0 ? FAST : PRO, MIDNIGHT.plusSeconds(number * 7L), number, number * 3L);
    }

    private static void drain(Rollups rollups) {
        while (rollups.advance(LATER) instanceof Progress.MoreToDo) {}
    }
}
