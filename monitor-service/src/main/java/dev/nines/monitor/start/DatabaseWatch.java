package dev.nines.monitor.start;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts our own PostgreSQL again when it has died. */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long EVERY_SECONDS = 2;

    private final Database database;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("nines-database-watch").factory());

    DatabaseWatch(Database database) {
        this.database = database;
    }

    static DatabaseWatch over(Database database) {
        var watch = new DatabaseWatch(database);
        var _ = watch.rounds.scheduleWithFixedDelay(watch::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void look() {
        try {
            database.ensureRunning();
        } catch (RuntimeException e) { // the edge of one round: the next one tries again
            log.error("PostgreSQL is not running and does not start again: {}", e.getMessage());
        }
    }
}
