package dev.nines.monitor.schedule;

import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How one series is asked: every {@code every}, at {@code phase} after each multiple of it since the epoch. The grid hangs on
 * the epoch, so a restart keeps it.
 */
public record Cadence(Series series, Duration every, Duration phase, Pace pace) {
    /** Whether the interval is the one that was asked for. */
    public sealed interface Pace {
        record AsAsked() implements Pace {}

        /** @param reason a sentence for people */
        record Stretched(Duration asked, String reason) implements Pace {}
    }

    public Cadence {
        if (every.toNanos() < 1_000 || every.toNanos() % 1_000 != 0) {
            throw new IllegalArgumentException("every must be whole microseconds: " + every);
        }
        if (phase.isNegative() || phase.compareTo(every) >= 0) {
            throw new IllegalArgumentException("phase must be in [0, every): " + phase + " of " + every);
        }
    }

    /** The plan of {@code [from, to)}. It may hold no slot. */
    public Plan plan(Instant from, Instant to) {
        return new Plan(series, from, to, firstSlot(from), every);
    }

    /** The first slot at or after {@code from}. */
    Instant firstSlot(Instant from) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, from);
        if (Instant.EPOCH.plus(micros, ChronoUnit.MICROS).isBefore(from)) micros++;
        long every = this.every.toNanos() / 1_000;
        long phase = this.phase.toNanos() / 1_000;
        long k = Math.ceilDiv(micros - phase, every);
        return Instant.EPOCH.plus(k * every + phase, ChronoUnit.MICROS);
    }
}
