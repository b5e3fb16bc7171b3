package dev.nines.probe.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Starts each run at its instant, as the service's timer does it: on the event loop, one alarm for the next of them. */
final class Starts implements Runnable {
    private final long[] instants;
    private final IntConsumer start;
    private final ScheduledExecutorService timer;
    private final CountDownLatch all = new CountDownLatch(1);
    private int next;

    /** @param start gets the number of each run, on {@code timer} */
    Starts(long[] instants, IntConsumer start, ScheduledExecutorService timer) {
        this.instants = instants;
        this.start = start;
        this.timer = timer;
    }

    /** Returns when the last was started. */
    void runAll() throws InterruptedException {
        timer.execute(this);
        all.await();
    }

    @Override
    public void run() {
        while (next < instants.length && instants[next] <= System.nanoTime()) start.accept(next++);
        if (next == instants.length) {
            all.countDown();
        } else {
            var _ = timer.schedule(this, instants[next] - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }
}
