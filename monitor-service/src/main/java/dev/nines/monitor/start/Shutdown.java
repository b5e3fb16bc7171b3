package dev.nines.monitor.start;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what was started, the last first: the web and the schedulers, then the pool, then PostgreSQL, then the lock of
 * the folder. SIGTERM and SIGINT may come at any time;
 * what is just being started is waited for, so that nothing is left behind.
 */
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CountDownLatch requested = new CountDownLatch(1);
    /** Something was started, and was not ended before anybody asked. */
    private boolean isUnderWay;

    /** The signal came while something was still to be started. */
    static final class Requested extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Requested() {
            super("asked to stop");
        }
    }

    static Shutdown onSignal() {
        var shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("nines-shutdown").unstarted(shutdown::signalled));
        return shutdown;
    }

    /** Starts one thing, to be ended by us. */
    synchronized <T extends AutoCloseable> T start(Supplier<T> starter) {
        if (isRequested()) throw new Requested();
        T thing = starter.get();
        started.push(thing);
        isUnderWay = true;
        return thing;
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits that long, or throws at once when the signal comes. */
    void pause(Duration length) {
        if (await(length)) throw new Requested();
    }

    /** Returns when the signal has come. */
    void awaitRequest() {
        while (!await(Duration.ofDays(1))) log.debug("still running");
    }

    /** Ends everything. What cannot be ended is told, and the rest is ended all the same. */
    synchronized void endAll() {
        if (!isRequested()) isUnderWay = false;
        while (!started.isEmpty()) {
            AutoCloseable thing = started.pop();
            try {
                thing.close();
            } catch (Exception e) { // the edge of one thing's end: the next must be ended too
                log.warn("could not end {}", thing.getClass().getSimpleName(), e);
            }
        }
    }

    private boolean await(Duration length) {
        try {
            return requested.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Requested();
        }
    }

    /**
     * Runs at every end of the JVM. Only a signal finds us under way, even if whoever waits for it has ended everything
     * by the time we look; then the end is a clean one, hence 0.
     */
    private void signalled() {
        requested.countDown();
        if (!isUnderWay()) return;
        endAll();
        Runtime.getRuntime().halt(0);
    }

    private synchronized boolean isUnderWay() {
        return isUnderWay;
    }
}
