package dev.nines.sla.sample;

import dev.nines.sla.Fraction;
import java.time.Duration;

/** What probes at an even pace, that begin at any moment, see of one outage. */
public record Resolution(Duration outage, Duration every) {
    public Resolution {
        if (outage.isNegative()) throw new IllegalArgumentException("outage must not be negative: " + outage);
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
    }

    /** The chance that at least one probe meets the outage. */
    public Fraction chanceToSee() {
        var probes = expectedFailures();
        return probes.isAbove(Fraction.ONE) ? Fraction.ONE : probes;
    }

    public Fraction expectedFailures() {
        return new Fraction(outage.toNanos(), every.toNanos());
    }
}
