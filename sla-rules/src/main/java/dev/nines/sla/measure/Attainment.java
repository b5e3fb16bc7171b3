package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import java.util.List;
import java.util.Optional;

/**
 * Good intervals of the measured ones.
 *
 * @param notMeasured intervals with too few valid samples: in no part of the share, but missing from the coverage
 * @param intervals the measured ones, in order, where they are known one by one
 */
public record Attainment(long good, long measured, long notMeasured, List<Interval> intervals) {
    public Attainment {
        if (good < 0 || good > measured) {
            throw new IllegalArgumentException("good must be in 0.." + measured + ": " + good);
        }
        intervals = List.copyOf(intervals);
    }

    public enum Standing { GOOD, BAD }

    public record Interval(Span span, long samples, Fraction statistic, Standing standing) {}

    static Attainment of(List<Interval> measured, long notMeasured) {
        long good = 0;
        for (var interval : measured) if (interval.standing() == Standing.GOOD) good++;
        return new Attainment(good, measured.size(), notMeasured, measured);
    }

    /** Empty where nothing was measured. */
    public Optional<Ratio> share() {
        return measured == 0 ? Optional.empty() : Optional.of(new Ratio(good, measured));
    }
}
