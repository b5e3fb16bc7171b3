package dev.nines.monitor.watch;

import dev.nines.db.rollup.Backlog;
import dev.nines.db.rollup.Progress;
import dev.nines.monitor.metrics.SelfMetrics;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the sums of hours, days and months up with the rows, on a thread of its own, step by step. Every process tries; in a cluster one
 * works at a time.
 */
final class Summing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Summing.class);
    /** The first page and the first probes of a process come before sums, which nobody waits for. */
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofSeconds(30);
    /** A backlog, as that of a first start, is worked off with a quarter of the time, so that probes and pages have the rest. */
    private static final int REST = 3;

    private final Work work;
    private final SelfMetrics metrics;
    private final InstantSource clock;
    private final Lag lag = new Lag();
    private final ScheduledExecutorService steps =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("nines-summing").factory());

    /** {@link dev.nines.db.rollup.Rollups}: one step, and what is left. */
    record Work(Function<Instant, Progress> advance, Function<Instant, Backlog> backlog) {}

    Summing(Work work, SelfMetrics metrics, InstantSource clock) {
        this.work = work;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start() {
        schedule(FIRST);
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }

    private void schedule(Duration after) {
        if (steps.isShutdown()) return;
        var _ = steps.schedule(() -> schedule(step()), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns how long to wait for the next one. */
    @SuppressWarnings("CatchingUnchecked") // the loop's edge: without it one failure would end all summing
    Duration step() {
        long began = System.nanoTime();
        try {
            var progress = work.advance().apply(clock.instant());
            var took = Duration.ofNanos(System.nanoTime() - began);
            look(work.backlog().apply(clock.instant()));
            return pause(progress, took);
        } catch (StoreUnavailable e) {
            log.debug("not summed up: PostgreSQL is away or refused why={}", e.why());
        } catch (RuntimeException e) {
            log.error("sums of hours, days and months not made, trying again", e);
        }
        return EVERY;
    }

    static Duration pause(Progress progress, Duration took) {
        return switch (progress) {
            case Progress.MoreToDo _ -> took.multipliedBy(REST);
            case Progress.Done _, Progress.AnotherWorker _ -> EVERY;
        };
    }

    private void look(Backlog backlog) {
        var now = clock.instant();
        metrics.summedUp(backlog.dueHours(), now);
        switch (lag.of(backlog.dueHours(), now)) {
            case BEGUN, STILL -> log.warn("sums lag behind the rows dueHours={} closedUntil={}", backlog.dueHours(), backlog.closedUntil());
            case ENDED -> log.info("sums are up with the rows again");
            case NONE -> {}
        }
    }
}
