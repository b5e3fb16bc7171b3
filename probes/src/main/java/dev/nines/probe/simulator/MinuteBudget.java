package dev.nines.probe.simulator;

import java.time.Instant;

/** Counts the requests of the running clock minute. */
final class MinuteBudget {
    private static final int MINUTE = 60;

    private final int limit;
    private long minute = Long.MIN_VALUE;
    private int taken;

    MinuteBudget(int limit) {
        this.limit = limit;
    }

    /**
     * @param remaining negative where this request is over the limit
     * @param secondsToReset 1 to 60
     */
    record Left(int limit, int remaining, long secondsToReset) {}

    synchronized Left take(Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), MINUTE);
        if (current != minute) {
            minute = current;
            taken = 0;
        }
        if (taken <= limit) taken++;
        return new Left(limit, limit - taken, MINUTE - Math.floorMod(now.getEpochSecond(), MINUTE));
    }
}
