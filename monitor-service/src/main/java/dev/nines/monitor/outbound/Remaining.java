package dev.nines.monitor.outbound;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is left of a deadline. */
record Remaining(long untilNanos) {
    <T> T await(Future<T> what) throws InterruptedException, ExecutionException, TimeoutException {
        return what.get(nanos(), TimeUnit.NANOSECONDS);
    }

    Duration atMost(Duration limit) {
        return Duration.ofNanos(Math.min(nanos(), limit.toNanos()));
    }

    private long nanos() {
        return Math.max(untilNanos - System.nanoTime(), 0);
    }
}
