package dev.nines.monitor.ask;

import java.time.Duration;

/**
 * How often each subject is asked, and how many times. Starts are at a fixed rate, whether or not the run before has
 * ended: a slow endpoint is not spared the next question, so its slowness is seen.
 *
 * @param runs {@link #ENDLESS} until somebody stops it
 */
public record Pace(long runs, Duration every) {
    public static final long ENDLESS = Long.MAX_VALUE;

    public Pace {
        if (runs < 1) throw new IllegalArgumentException("runs must be at least 1: " + runs);
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
    }

    boolean isEndless() {
        return runs == ENDLESS;
    }
}
