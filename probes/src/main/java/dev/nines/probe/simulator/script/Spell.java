package dev.nines.probe.simulator.script;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A stretch {@code [from, to)} after some start, once or over and over.
 *
 * @param every the distance from one beginning to the next
 */
public record Spell(Duration from, Duration to, Duration every) {
    /** Some 292 years, the longest that fits a count of nanoseconds: nothing here lasts as long. */
    public static final Duration ENDLESS = Duration.of(Long.MAX_VALUE, ChronoUnit.NANOS);

    public Spell {
        if (from.isNegative()) throw new IllegalArgumentException("from must not be negative: " + from);
        if (to.compareTo(from) <= 0) throw new IllegalArgumentException("to must be after from: " + from + " " + to);
        if (every.compareTo(ENDLESS) > 0) {
            throw new IllegalArgumentException("every must be at most 292 years: " + every);
        }
        if (to.minus(from).compareTo(every) > 0) {
            throw new IllegalArgumentException("every must be at least as long as the spell: " + every);
        }
    }

    public static Spell always() {
        return new Spell(Duration.ZERO, ENDLESS, ENDLESS);
    }

    public static Spell once(Duration from, Duration to) {
        return new Spell(from, to, ENDLESS);
    }

    public Spell repeatedEvery(Duration period) {
        return new Spell(from, to, period);
    }

    /** @param sinceStart negative before the start, which no spell includes */
    public boolean includes(Duration sinceStart) {
        var intoIt = sinceStart.minus(from);
        if (intoIt.isNegative()) return false;
        return intoIt.toNanos() % every.toNanos() < to.minus(from).toNanos();
    }
}
