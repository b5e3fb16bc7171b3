package dev.nines.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} names what {@code /metrics} shows: no more, no less, by type and labels. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\|([^|]*)\\|.*");
    /** What its labels are short for. */
    private static final Map<String, String> SHORT = Map.of("series", "`endpoint`, `probe`, `model`, `tier`, `vantage`", "rule", "`contract`, `rule`");
    private static final String AFTER_A_PAUSE = "jvm_gc_pause_seconds";

    @Test
    void the_page_names_exactly_what_is_shown() throws IOException {
        var filled = FilledMetrics.create();
        var page = page();

        assertThat(page).as("and the process").containsAllEntriesOf(process());
        page.keySet().removeIf(name -> !name.startsWith("nines_"));
        assertThat(page).containsExactlyInAnyOrderEntriesOf(shown(filled.registry()));
    }

    @Test
    void the_page_says_nothing_of_the_process_that_it_does_not_show() throws IOException {
        var others = page();
        others.keySet().removeAll(process().keySet());

        assertThat(others.keySet()).allMatch(name -> name.startsWith("nines_") || name.startsWith(AFTER_A_PAUSE));
    }

    private static Map<String, String> page() throws IOException {
        var rows = new TreeMap<String, String>();
        for (var line : Files.readAllLines(PAGE)) {
            var row = ROW.matcher(line);
            if (row.matches()) rows.put(row.group(1), row.group(2) + labels(row.group(3)));
        }
        return rows;
    }

    private static Set<String> labels(String cell) {
        return Arrays.stream(cell.split(",", -1)).map(String::strip).map(one -> SHORT.getOrDefault(one, one))
                .flatMap(one -> Arrays.stream(one.split(",", -1))).map(one -> one.replace("`", "").strip()).filter(one -> !one.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> process() {
        var registry = new PrometheusRegistry();
        try (var _ = new ProcessMeters(registry)) {
            return shown(registry);
        }
    }

    private static Map<String, String> shown(PrometheusRegistry registry) {
        return registry.scrape().stream().filter(metric -> !metric.getDataPoints().isEmpty())
                .collect(Collectors.toMap(MetricsPageTest::name, metric -> type(metric) + labels(metric.getDataPoints())));
    }

    private static Set<String> labels(List<? extends DataPointSnapshot> points) {
        return points.stream().flatMap(point -> point.getLabels().stream()).map(Label::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MetricSnapshot metric) {
        var name = metric.getMetadata().getPrometheusName();
        return switch (metric) {
            case CounterSnapshot _ -> name + "_total";
            case InfoSnapshot _ -> name + "_info";
            default -> name;
        };
    }

    private static String type(MetricSnapshot metric) {
        return Stream.of(Map.entry(CounterSnapshot.class, "counter"), Map.entry(HistogramSnapshot.class, "histogram"),
                        Map.entry(SummarySnapshot.class, "summary"), Map.entry(GaugeSnapshot.class, "gauge"), Map.entry(InfoSnapshot.class, "gauge"))
                .filter(kind -> kind.getKey().isInstance(metric)).map(Map.Entry::getValue).findFirst().orElse(metric.getClass().getSimpleName());
    }
}
