package dev.nines.sla.route;

import java.time.Duration;

/** One run of one leg at one tick. */
public sealed interface Attempt {
    record Succeeded(Duration took) implements Attempt {}

    record Failed(Duration took) implements Attempt {}

    /** The leg was not run at this tick: what it would have answered is unknown. */
    record NotRun() implements Attempt {}
}
