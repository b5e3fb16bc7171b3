package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Spans;
import dev.nines.sla.measure.Measure.Total;
import java.time.Duration;
import java.util.Optional;

/**
 * Downtime of a period: (total - unavailable + excused) / total is up.
 *
 * @param excused the part of what was unavailable that the contract forgives; time that was up cannot be excused
 */
public record DowntimeTotal(Duration total, Duration unavailable, Duration excused) {
    public DowntimeTotal {
        requireWithin("unavailable", unavailable, total);
        requireWithin("excused", excused, unavailable);
    }

    /** Of outages that are known by their beginnings and ends. */
    public static DowntimeTotal of(Frame frame, Spans outages, Total rule) {
        var whole = frame.whole(rule.denominator());
        var unavailable = outages.within(frame.judged());
        var excused = unavailable.within(frame.excluded()).length();
        return switch (rule.excluded()) {
            case KEPT -> new DowntimeTotal(whole.length(), unavailable.length(), excused);
            case REMOVED -> new DowntimeTotal(
                    whole.length().minus(frame.excluded().within(whole).length()),
                    unavailable.length().minus(excused),
                    Duration.ZERO);
        };
    }

    public Duration down() {
        return unavailable.minus(excused);
    }

    /** Empty where all of the period is excluded. */
    public Optional<Fraction> uptime() {
        if (total.isZero()) return Optional.empty();
        return Optional.of(new Fraction(total.minus(down()).toNanos(), total.toNanos()));
    }

    private static void requireWithin(String name, Duration part, Duration whole) {
        if (part.isNegative() || part.compareTo(whole) > 0) {
            throw new IllegalArgumentException(name + " must be in PT0S.." + whole + ": " + part);
        }
    }
}
