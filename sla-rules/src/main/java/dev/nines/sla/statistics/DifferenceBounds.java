package dev.nines.sla.statistics;

import dev.nines.sla.Fraction;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.statistics.QuantileDifference.End;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The least and the most by which one latency exceeds another, in microseconds: what timed out may be of any length from there on. */
record DifferenceBounds(double least, double most) {
    static DifferenceBounds of(LatencyBound one, LatencyBound other) {
        return new DifferenceBounds(less(shortest(one), longest(other), Double.NEGATIVE_INFINITY),
                less(longest(one), shortest(other), Double.POSITIVE_INFINITY));
    }

    /** @param outside how many of those found lie at each end or beyond it */
    static QuantileDifference interval(DifferenceBounds point, DifferenceBounds[] found, int outside) {
        double[] least = sorted(Arrays.stream(found).mapToDouble(DifferenceBounds::least));
        double[] most = sorted(Arrays.stream(found).mapToDouble(DifferenceBounds::most));
        var middle = point.least == point.most ? end(point.least) : new End.Open();
        return new QuantileDifference(middle, end(least[outside - 1]), end(most[most.length - outside]));
    }

    private static double[] sorted(DoubleStream values) {
        return values.sorted().toArray();
    }

    private static End end(double micros) {
        return Double.isInfinite(micros) ? new End.Open() : new End.At(Fraction.of((long) micros));
    }

    private static double less(double one, double other, double ofTwoWithoutEnd) {
        return Double.isInfinite(one) && Double.isInfinite(other) ? ofTwoWithoutEnd : one - other;
    }

    private static double shortest(LatencyBound bound) {
        return switch (bound) {
            case Measured(long micros) -> micros;
            case AtLeast(long micros) -> micros;
            case Never _ -> Double.POSITIVE_INFINITY;
        };
    }

    private static double longest(LatencyBound bound) {
        return switch (bound) {
            case Measured(long micros) -> micros;
            case AtLeast _, Never _ -> Double.POSITIVE_INFINITY;
        };
    }
}
