package dev.nines.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Two clocks that only a test moves. */
final class ManualClock implements SlotClock, InstantSource {
    private Instant wall;
    private long nanos;

    ManualClock(Instant start) {
        this.wall = start;
    }

    void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Somebody sets the wall clock. */
    void step(Duration by) {
        wall = wall.plus(by);
    }

    @Override
    public Instant wall() {
        return wall;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
