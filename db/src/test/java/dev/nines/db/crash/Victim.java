package dev.nines.db.crash;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.spool.Spool;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The process that is killed: four writers into a spool, one drain out of it into PostgreSQL, two that sum up. It says a line, ended by a point, before
 * each step that may be cut short, and after each batch that was acknowledged.
 */
final class Victim {
    private static final int LARGEST_BATCH = 20;
    private static final int DUPLICATE_PERCENT = 5;
    /** Writers wait for the drain, and the drain for the first batch: so all are at work whenever the end comes. */
    private static final int BATCHES_PER_DRAIN = 12;

    private static final int SUMMERS = 2;

    private final Load load;
    private final Spool spool;
    private final Semaphore turns = new Semaphore(Load.WRITERS * 10);
    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore stored = new Semaphore(0);
    private final AtomicInteger farthest = new AtomicInteger();

    private Victim(Load load, Spool spool) {
        this.load = load;
        this.spool = spool;
    }

    /** @param arguments the spool's folder, the database's URL, the load's seed, the first number of each writer */
    public static void main(String[] arguments) {
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[1]);
        var store = new PostgresObservations(database, new SeriesTable(database));
        var victim = new Victim(new Load(Long.parseLong(arguments[2])), Spool.open(Path.of(arguments[0]), store));
        for (int w = 0; w < Load.WRITERS; w++) {
            int writer = w;
            int first = Integer.parseInt(arguments[3 + w]);
            Thread.ofPlatform().start(() -> victim.write(writer, first));
        }
        for (int i = 0; i < SUMMERS; i++) Thread.ofPlatform().start(() -> victim.sumUp(new Rollups(database)));
        victim.drain();
    }

    private void write(int writer, int first) {
        var random = new SplittableRandom(load.seed() + writer + first);
        int count;
        for (int next = first; ; next += count) {
            turns.acquireUninterruptibly();
            count = 1 + random.nextInt(LARGEST_BATCH);
            spool.append(batch(writer, next, count, random));
            farthest.accumulateAndGet(next + count, Math::max);
            say("kept " + writer + " " + next + " " + count);
            waiting.release();
        }
    }

    private List<Observation> batch(int writer, int first, int count, SplittableRandom random) {
        var batch = new ArrayList<Observation>();
        for (int n = first; n < first + count; n++) {
            batch.add(load.observation(writer, n));
            if (random.nextInt(100) < DUPLICATE_PERCENT) batch.add(load.observation(writer, random.nextInt(n + 1)));
        }
        return batch;
    }

    private void drain() {
        while (true) {
            waiting.acquireUninterruptibly();
            waiting.drainPermits();
            say("drain");
            try {
                spool.drain();
            } catch (StoreUnavailable _) {
                say("away");
            }
            turns.release(BATCHES_PER_DRAIN);
            stored.release();
        }
    }

    private void sumUp(Rollups rollups) {
        while (true) {
            stored.acquireUninterruptibly();
            stored.drainPermits();
            say("sum up");
            try {
                rollups.advance(Load.clock(farthest.get()));
            } catch (StoreUnavailable _) {
                say("away");
            }
        }
    }

    static void say(String line) {
        System.out.println(line + " .");
    }
}
