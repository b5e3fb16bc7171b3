package dev.nines.sla.route;

import java.time.Duration;

/** What a route made of one tick. */
public sealed interface Served {
    /**
     * @param latency of all attempts together: failed ones, then the one that succeeded
     * @param bill of all of them: who falls back pays twice
     */
    record By(String leg, Duration latency, Bill bill) implements Served {}

    /** @param wasted on attempts that all failed */
    record ByNobody(Duration wasted, Bill bill) implements Served {}

    /** A leg that would have been asked was not run. */
    record Unknown(String leg) implements Served {}
}
