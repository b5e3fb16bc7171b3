package dev.nines.monitor.schedule;

import java.time.Instant;

/** The two clocks of the machine. The wall says when a slot is due; the monotonic one shows when the wall jumped. */
interface SlotClock {
    Instant wall();

    long nanos();

    SlotClock SYSTEM = new SlotClock() {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
