package dev.nines.sla.route;

import java.time.Duration;

/** What a route made of one tick. */
public sealed interface Served {
    /** @param latency of all attempts together: failed ones, then the one that succeeded */
    record By(String leg, Duration latency) implements Served {}

    /** @param wasted on attempts that all failed */
    record ByNobody(Duration wasted) implements Served {}

    /** A leg that would have been asked was not run. */
    record Unknown(String leg) implements Served {}
}
