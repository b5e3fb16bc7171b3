package dev.nines.monitor.metrics;

import dev.nines.probe.Series;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels that name a series. Always first, so that all points of a series share a prefix. */
final class SeriesLabels {
    private static final String[] NAMES = {"endpoint", "probe", "model", "tier", "vantage"};

    private SeriesLabels() {}

    static String[] namesAnd(String... more) {
        return Stream.concat(Stream.of(NAMES), Stream.of(more)).toArray(String[]::new);
    }

    static String[] of(Series series, String... more) {
        var target = series.target();
        return Stream.concat(
                Stream.of(target.endpoint(), target.probe(), target.model(), series.tier(), series.vantage()),
                Stream.of(more)).toArray(String[]::new);
    }

    static boolean isOf(Series series, List<String> labels) {
        return labels.subList(0, NAMES.length).equals(List.of(of(series)));
    }

    /** Whether labels are of none of these. */
    static Function<List<String>, Boolean> ofOthersThan(Collection<Series> these) {
        Set<List<String>> kept = these.stream().map(s -> List.of(of(s))).collect(Collectors.toUnmodifiableSet());
        return labels -> !kept.contains(List.copyOf(labels.subList(0, NAMES.length)));
    }

    /** What stands after the labels of the series. */
    static List<String> after(List<String> labels) {
        return labels.subList(NAMES.length, labels.size());
    }
}
