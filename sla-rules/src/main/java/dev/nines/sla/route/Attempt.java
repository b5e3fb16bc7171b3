package dev.nines.sla.route;

import java.time.Duration;

/** One run of one leg at one tick. */
public sealed interface Attempt {
    record Succeeded(Duration took, Cost cost) implements Attempt {
        public Succeeded(Duration took) {
            this(took, new Cost.Unknown());
        }
    }

    /** @param cost a failed run may be billed too */
    record Failed(Duration took, Cost cost) implements Attempt {
        public Failed(Duration took) {
            this(took, new Cost.Unknown());
        }
    }

    /** The leg was not run at this tick: what it would have answered is unknown. */
    record NotRun() implements Attempt {}
}
