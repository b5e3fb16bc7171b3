package dev.nines.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a panel has to draw, whoever answered.
 *
 * @param rows as they came, of a table
 * @param series numbers by their name, over seconds since 1970 or over the first column
 */
record Frame(List<Map<String, @Nullable Object>> rows, Map<String, TreeMap<Double, Double>> series) {
    static final Comparator<String> BY_BOUND = Comparator.comparingDouble(bound -> bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound));
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    static Frame of(List<Map<String, @Nullable Object>> rows) {
        var series = new LinkedHashMap<String, TreeMap<Double, Double>>();
        for (var row : rows) {
            var x = number(row.values().iterator().next());
            for (var cell : row.entrySet()) {
                if (cell.getKey().equals("time") || !(cell.getValue() instanceof Number y)) continue;
                var name = row.get("metric") instanceof String metric ? metric : cell.getKey();
                series.computeIfAbsent(name, _ -> new TreeMap<>()).put(x.isNaN() ? series.size() : x, y.doubleValue());
            }
        }
        return new Frame(rows, series);
    }

    /**
     * An answer of Prometheus: values over time, or one value each.
     *
     * @param legend how a series is called, by its labels
     */
    static Frame of(JsonNode result, String legend) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var series = new LinkedHashMap<String, TreeMap<Double, Double>>();
        for (var one : result) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            one.path("metric").properties().forEach(label -> row.put(label.getKey(), label.getValue().asText()));
            var points = points(one.has("values") ? one.path("values") : List.of(one.path("value")));
            var name = legend.equals("__auto") ? String.join(" ", row.values().stream().map(String::valueOf).toList()) : called(legend, one.path("metric"));
            if (!points.isEmpty()) series.computeIfAbsent(name, _ -> new TreeMap<>()).putAll(points);
            row.put("value", points.isEmpty() ? null : points.lastEntry().getValue());
            rows.add(row);
        }
        return new Frame(rows, series);
    }

    /** {@code {{model}}} is the value of that label. */
    static String called(String legend, JsonNode labels) {
        return LABEL.matcher(legend).replaceAll(m -> Matcher.quoteReplacement(labels.path(m.group(1)).asText()));
    }

    /** Buckets that hold what is below them too, each without it. */
    Frame apart() {
        var all = new LinkedHashMap<String, TreeMap<Double, Double>>();
        var below = new TreeMap<Double, Double>();
        for (var bucket : series.entrySet().stream().sorted(Map.Entry.comparingByKey(BY_BOUND)).toList()) {
            var own = new TreeMap<Double, Double>();
            bucket.getValue().forEach((at, n) -> own.put(at, Math.max(0, n - below.getOrDefault(at, 0.0))));
            below.putAll(bucket.getValue());
            all.put(bucket.getKey(), own);
        }
        return new Frame(rows, all);
    }

    /** Infinity, a quantile that never answered, has no place on a panel. */
    private static TreeMap<Double, Double> points(Iterable<JsonNode> values) {
        var points = new TreeMap<Double, Double>();
        for (var point : values) {
            var number = point.path(1).asText();
            if (!number.endsWith("Inf")) points.put(point.path(0).asDouble(), Double.parseDouble(number));
        }
        return points;
    }

    Frame and(Frame other) {
        var allRows = new ArrayList<>(rows);
        allRows.addAll(other.rows);
        var all = new LinkedHashMap<>(series);
        other.series.forEach((name, points) -> all.put(all.containsKey(name) ? name + " (" + all.size() + ")" : name, points));
        return new Frame(allRows, all);
    }

    private static Double number(@Nullable Object value) {
        return switch (value) {
            case Timestamp t -> t.getTime() / 1e3;
            case OffsetDateTime t -> (double) t.withOffsetSameInstant(ZoneOffset.UTC).toEpochSecond();
            case Number n -> n.doubleValue();
            case null, default -> Double.NaN;
        };
    }
}
