package dev.nines.monitor.metrics;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The upper bounds of a classic histogram: every limit, then as many usual bounds as there is room for, the loneliest
 * first. Few, because each bound is a series for every target.
 */
final class Buckets {
    /** Two histograms of six bounds and one of two, each with +Inf, sum and count: 23 series, which leave room for 37 others of a target. */
    static final int MOST = 6;
    static final List<Double> TOTAL = List.of(0.5, 1.0, 2.0, 5.0, 10.0, 30.0);
    static final List<Double> FIRST_TOKEN = List.of(0.25, 0.5, 1.0, 2.0, 5.0, 15.0);
    static final List<Double> PER_TOKEN = List.of(0.02, 0.1);

    private Buckets() {}

    /** Where there are more limits than room, every k-th is kept and the series stay few: no verdict reads a bucket. */
    static double[] bounds(List<Double> usual, Collection<Duration> limits) {
        var sorted = limits.stream().map(Buckets::seconds).sorted().distinct().toList();
        var chosen = new TreeSet<Double>();
        int room = Math.min(MOST, sorted.size());
        for (int k = 0; k < room; k++) chosen.add(sorted.get(k * (sorted.size() - 1) / Math.max(1, room - 1)));
        var left = new TreeSet<>(usual);
        left.removeAll(chosen);
        while (chosen.size() < MOST && !left.isEmpty()) {
            var loneliest = left.stream().max(Comparator.comparingDouble(b -> distance(b, chosen))).orElseThrow();
            chosen.add(loneliest);
            left.remove(loneliest);
        }
        return chosen.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double seconds(Duration d) {
        return d.toNanos() / 1e9;
    }

    /** As a ratio, because a bucket's relative width is what blurs a quantile. */
    private static double distance(double bound, Set<Double> chosen) {
        return chosen.stream().mapToDouble(c -> Math.abs(Math.log(bound / c))).min().orElse(Double.MAX_VALUE);
    }
}
