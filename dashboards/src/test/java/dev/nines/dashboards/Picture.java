package dev.nines.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A dashboard as an SVG: its panels at their places with what they have to draw. Not how Grafana looks, but what it would show. */
final class Picture {
    private static final int CELL = 60;
    private static final int LINE = 38;
    private static final int MARGIN = 8;
    private static final int HEAD = 26;
    private static final int LETTER = 14;
    private static final String[] COLOURS = {"#3366cc", "#dc3912", "#ff9900", "#109618", "#990099", "#0099c6", "#dd4477", "#66aa00"};

    private final StringBuilder svg = new StringBuilder();
    private int lowest;

    /** Where in the picture, in pixels. */
    private record Box(double x, double y, double w, double h) {}

    void add(JsonNode panel, Frame frame) {
        var at = panel.path("gridPos");
        var box = new Box(at.path("x").asInt() * CELL, at.path("y").asInt() * LINE, at.path("w").asInt() * CELL, at.path("h").asInt() * LINE);
        lowest = Math.max(lowest, (int) (box.y + box.h));
        put("<rect x='%.0f' y='%.0f' width='%.0f' height='%.0f' fill='white' stroke='#ccc'/>%n", box.x, box.y, box.w, box.h);
        text(box.x + MARGIN, box.y + 18, "bold", panel.path("title").asText() + " [" + panel.at("/fieldConfig/defaults/unit").asText() + "]");
        var inside = new Box(box.x + MARGIN, box.y + HEAD, box.w - 2 * MARGIN, box.h - HEAD - MARGIN);
        switch (panel.path("type").asText()) {
            case "table", "barchart" -> table(inside, frame);
            case "stat" -> numbers(inside, frame);
            case "heatmap" -> heat(inside, frame);
            default -> lines(inside, frame);
        }
    }

    String svg() {
        return "<svg xmlns='http://www.w3.org/2000/svg' width='1440' height='" + lowest + "' font-family='sans-serif' font-size='11'>\n"
                + "<rect width='100%' height='100%' fill='#f4f4f4'/>\n" + svg + "</svg>\n";
    }

    private void table(Box in, Frame frame) {
        if (frame.rows().isEmpty()) return;
        text(in.x, in.y + LETTER, "bold", cut(String.join(" | ", frame.rows().getFirst().keySet()), in.w));
        int shown = Math.min(frame.rows().size(), (int) (in.h / LETTER) - 1);
        for (int i = 0; i < shown; i++) {
            text(in.x, in.y + (i + 2) * LETTER, "normal", cut(String.join(" | ", frame.rows().get(i).values().stream().map(Picture::said).toList()), in.w));
        }
    }

    private void numbers(Box in, Frame frame) {
        int i = 0;
        for (var one : frame.series().entrySet()) {
            text(in.x, in.y + ++i * 20, "bold", cut(one.getKey() + " " + said(one.getValue().lastEntry().getValue()), in.w));
        }
    }

    private void lines(Box in, Frame frame) {
        var x = scale(frame.series().values().stream().flatMap(s -> s.keySet().stream()).toList());
        double top = Math.max(1e-12, largest(frame));
        int colour = 0;
        for (var one : frame.series().entrySet()) {
            var points = new StringBuilder();
            one.getValue().forEach((at, y) -> {
                if (!y.isNaN()) points.append(spot(in.x + in.w * x.share(at), in.y + in.h * (1 - Math.max(0, y) / top)));
            });
            var paint = COLOURS[colour % COLOURS.length];
            put("<polyline fill='none' stroke='%s' stroke-width='1.5' points='%s'/>%n", paint, points);
            if (colour < 9) put("<text x='%.0f' y='%.0f' fill='%s'>%s</text>%n", in.x + 4, in.y + LETTER * (colour + 1), paint, safe(cut(one.getKey(), in.w / 2)));
            colour++;
        }
        text(in.x + in.w - 90, in.y + LETTER, "normal", "max " + said(top));
    }

    private void heat(Box in, Frame frame) {
        var times = new ArrayList<>(new TreeSet<>(frame.series().values().stream().flatMap(s -> s.keySet().stream()).toList()));
        double most = Math.max(1e-12, largest(frame));
        double height = in.h / Math.max(1, frame.series().size());
        double width = in.w / Math.max(1, times.size());
        int row = 0;
        for (var bucket : frame.series().entrySet().stream().sorted(Map.Entry.comparingByKey(Frame.BY_BOUND)).toList()) {
            double y = in.y + in.h - ++row * height;
            for (var cell : bucket.getValue().entrySet()) {
                put("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#d9480f' fill-opacity='%.2f'/>%n", in.x + width * times.indexOf(cell.getKey()), y,
                        width, height, Math.sqrt(cell.getValue() / most));
            }
            text(in.x, y + height, "normal", bucket.getKey());
        }
    }

    private record Scale(double from, double to) {
        double share(double at) {
            return to > from ? (at - from) / (to - from) : 0.5;
        }
    }

    private static Scale scale(Collection<Double> all) {
        var sorted = new TreeSet<>(all);
        return sorted.isEmpty() ? new Scale(0, 1) : new Scale(sorted.first(), sorted.last());
    }

    private static double largest(Frame frame) {
        return frame.series().values().stream().map(Map::values).flatMap(Collection::stream).filter(Double::isFinite).mapToDouble(Double::doubleValue).max().orElse(1);
    }

    private static String spot(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private void text(double x, double y, String weight, String text) {
        put("<text x='%.0f' y='%.0f' font-weight='%s'>%s</text>%n", x, y, weight, safe(text));
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency of its own
    private void put(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String said(@Nullable Object value) {
        return value instanceof Number n && !(n instanceof Long || n instanceof Integer) ? String.format(Locale.ROOT, "%.4g", n.doubleValue()) : String.valueOf(value);
    }

    private static String cut(String text, double width) {
        int most = (int) (width / 6);
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
