package dev.nines.monitor.schedule;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Pauses and ends the threads of this package. */
final class Loop {
    private Loop() {}

    /** Waits about this long, less when somebody wakes or interrupts the thread. */
    static void pause(Duration atMost) {
        LockSupport.parkNanos(atMost.toNanos());
    }

    /** Wakes a thread that was told to end, and waits for it. An interrupt ends the waiting and stays set. */
    static void join(Thread thread, Duration atMost) {
        LockSupport.unpark(thread);
        if (!thread.isAlive() || thread.equals(Thread.currentThread())) return;
        try {
            thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
