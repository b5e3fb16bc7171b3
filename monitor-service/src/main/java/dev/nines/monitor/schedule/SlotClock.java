package dev.nines.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The two clocks of the machine, and waiting. The wall says when a slot is due; the monotonic one shows when the wall jumped. */
interface SlotClock {
    Instant wall();

    long nanos();

    /** Waits about this long, or less. */
    void park(Duration atMost);

    SlotClock SYSTEM = new SlotClock() {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void park(Duration atMost) {
            LockSupport.parkNanos(atMost.toNanos());
        }
    };
}
