package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long one series took in a period, exact.
 *
 * @param samples runs that count: answers, and failures where the contract counts them
 * @param failures of them; above every answer
 * @param curve of the answers, rising; it ends where the failures begin
 */
public record LatencyProfile(SeriesId series, Rule.Of of, long samples, long failures, List<Level> levels, List<Step> curve) {
    private static final List<Percentile> LEVELS =
            Stream.of(500_000, 900_000, 950_000, 990_000, 999_000).map(Percentile::new).toList();
    /** By nines: tens up to p90, then ever finer tens of what is left above. */
    private static final List<Percentile> CURVE = IntStream.concat(IntStream.rangeClosed(1, 9).map(ten -> ten * 100_000),
                    IntStream.iterate(10_000, step -> step >= 10, step -> step / 10)
                            .flatMap(step -> IntStream.rangeClosed(1, 9).map(n -> 1_000_000 - 10 * step + n * step)))
            .mapToObj(Percentile::new).toList();

    public LatencyProfile {
        levels = List.copyOf(levels);
        curve = List.copyOf(curve);
    }

    /** @param precision of a percentile that is known */
    public record Level(Percentile percentile, Quantile quantile, Precision precision) {}

    /** @param percentile so many of all runs took at most {@code micros} */
    public record Step(Percentile percentile, long micros) {}

    public static LatencyProfile of(SeriesId series, Rule.Of of, LatencyTally tally) {
        tally.sort();
        return new LatencyProfile(series, of, tally.count(), tally.count() - tally.measured(),
                LEVELS.stream().map(percentile -> level(percentile, tally)).toList(), curve(tally));
    }

    private static Level level(Percentile percentile, LatencyTally tally) {
        return tally.count() < percentile.minimumSamples()
                ? new Level(percentile, new Quantile.TooFew(tally.count(), percentile.minimumSamples()), new Precision.NotSaid())
                : new Level(percentile, new Quantile.Known(tally.at(percentile)), Precision.of(percentile, tally));
    }

    private static List<Step> curve(LatencyTally tally) {
        var steps = new ArrayList<Step>();
        for (var percentile : CURVE) {
            if (tally.count() < percentile.minimumSamples()) break;
            if (!(tally.at(percentile) instanceof LatencyBound.Measured(long micros))) break;
            steps.add(new Step(percentile, micros));
        }
        return steps;
    }
}
