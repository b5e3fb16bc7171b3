package dev.nines.monitor.watch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that every process does for itself again and again, on one thread. What fails is tried again with the next round. */
final class Upkeep implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    /** A round that takes long, because there is much to count, comes around less often. */
    private static final int SHARE = 20;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("nines-upkeep").factory());

    /** Does it now, and again: after {@code pause}, or after twenty times as long as it took. */
    void every(Duration pause, String what, Runnable work) {
        schedule(Duration.ZERO, () -> round(pause, what, work));
    }

    /** Does it once, soon. Where it fails it is tried again until it has succeeded. */
    void soon(String what, Runnable work) {
        schedule(Duration.ZERO, () -> attempt(what, work));
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) { // the edge of one attempt
            log.warn("{} failed, trying again why={}", what, e.getMessage());
            log.debug("{}", what, e);
            schedule(AGAIN, () -> attempt(what, work));
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }

    private void round(Duration pause, String what, Runnable work) {
        long began = System.nanoTime();
        try {
            work.run();
        } catch (RuntimeException e) { // the edge of one round: the next one tries again
            log.warn("{} failed, trying again why={}", what, e.getMessage());
            log.debug("{}", what, e);
        }
        var took = Duration.ofNanos(System.nanoTime() - began).multipliedBy(SHARE);
        schedule(took.compareTo(pause) > 0 ? took : pause, () -> round(pause, what, work));
    }

    private void schedule(Duration after, Runnable work) {
        if (rounds.isShutdown()) return;
        var _ = rounds.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
    }
}
