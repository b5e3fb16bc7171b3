package dev.nines.monitor.ask;

import dev.nines.monitor.live.Latencies;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.util.Comparator;
import java.util.Optional;

/** From the quickest to the slowest; a failed run is slower than any answer. For one thread. */
final class Extent {
    private static final Percentile P90 = new Percentile(900_000);
    private static final String LAYOUT = "%-10s %6s  %9s %9s %9s %9s %9s";
    private static final Comparator<LatencyBound> FROM_THE_QUICKEST = Comparator.comparingLong(Extent::rank);

    private final Latencies all = new Latencies();
    private LatencyBound least = new Never();
    private LatencyBound most = new Measured(0);

    void add(Sample sample) {
        all.add(sample);
        switch (sample) {
            case Sample.Good good -> widen(good.latency());
            case Sample.Bad bad -> widen(bad.latency());
            case Sample.Excluded _, Sample.Missing _ -> {}
        }
    }

    long count() {
        return all.count();
    }

    static String head() {
        return String.format(LAYOUT, "", "runs", "min", "median", "p90", "p99", "max");
    }

    /** Of at least one run. A percentile that these are too few for is left out. */
    String row(String name, Look look) {
        return String.format(LAYOUT, name, count(), text(least, look), text(all.at(Percentile.P50), look),
                text(all.at(P90), look), text(all.at(Percentile.P99), look), text(most, look));
    }

    private void widen(LatencyBound bound) {
        if (FROM_THE_QUICKEST.compare(bound, least) < 0) least = bound;
        if (FROM_THE_QUICKEST.compare(bound, most) > 0) most = bound;
    }

    private static String text(Optional<LatencyBound> bound, Look look) {
        return bound.map(b -> text(b, look)).orElse("-");
    }

    private static String text(LatencyBound bound, Look look) {
        return switch (bound) {
            case Measured(long micros) -> Micros.text(micros);
            case AtLeast(long micros) -> look.glyphs().atLeast + Micros.text(micros);
            case Never _ -> "failed";
        };
    }

    private static long rank(LatencyBound bound) {
        return switch (bound) {
            case Measured(long micros) -> micros;
            case AtLeast(long micros) -> Long.MAX_VALUE / 2 + micros;
            case Never _ -> Long.MAX_VALUE;
        };
    }
}
