package dev.nines.sla.incident;

import dev.nines.sla.Fraction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Figures of the incidents of a period. The mean time between failures is the mean time up for each failure: only then
 * is availability MTBF / (MTBF + MTTR). Without an incident there is none of them, only that the MTBF is longer.
 */
public record Reliability(Duration period, List<Outage> outages) {
    public Reliability {
        outages = List.copyOf(outages);
        var down = outages.stream().map(Outage::length).reduce(Duration.ZERO, Duration::plus);
        if (!period.isPositive() || down.compareTo(period) > 0) {
            throw new IllegalArgumentException("outages must fit into the period " + period + ": " + down);
        }
    }

    /** @param untilDetected from its beginning to the sample that opened it */
    public record Outage(Duration length, Duration untilDetected) {}

    /** Mean time to repair, detection included, in minutes. */
    public Optional<Fraction> meanMinutesToRepair() {
        return mean(down());
    }

    public Optional<Fraction> meanMinutesToDetect() {
        return mean(outages.stream().map(Outage::untilDetected).reduce(Duration.ZERO, Duration::plus));
    }

    public Optional<Fraction> meanMinutesUpBetweenFailures() {
        return mean(period.minus(down()));
    }

    /** What the MTBF is longer than where nothing failed, in minutes. */
    public Fraction observedMinutes() {
        return minutes(period);
    }

    public Fraction availability() {
        return new Fraction(period.minus(down()).toNanos(), period.toNanos());
    }

    private Duration down() {
        return outages.stream().map(Outage::length).reduce(Duration.ZERO, Duration::plus);
    }

    private Optional<Fraction> mean(Duration sum) {
        return outages.isEmpty()
                ? Optional.empty()
                : Optional.of(minutes(sum).dividedBy(Fraction.of(outages.size())));
    }

    private static Fraction minutes(Duration duration) {
        return new Fraction(duration.toNanos(), Duration.ofMinutes(1).toNanos());
    }
}
