package dev.nines.monitor.metrics;

import dev.nines.probe.Series;
import java.util.List;
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
}
