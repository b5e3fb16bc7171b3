package dev.nines.monitor.statement.chart;

import static dev.nines.monitor.statement.chart.Svg.point;

import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Distribution.Level;
import dev.nines.monitor.statement.part.Distribution.Step;
import dev.nines.monitor.statement.words.Words;
import java.util.List;

/** How long so many of the runs took at most: a nine more at each step to the right, time on a logarithmic scale upwards. */
public final class PercentilePlot {
    private static final int WHISKER = 25;
    private static final List<String> TICKS = List.of("0", "50", "90", "99", "99.9", "99.99");

    private final Words words;

    public PercentilePlot(Words words) {
        this.words = words;
    }

    /** Whether there is a curve to draw. */
    public static boolean canBeDrawn(Distribution d) {
        return d.curve().size() > 1;
    }

    public String draw(Distribution d) {
        var scale = NinesScale.of(d);
        var svg = new Svg(NinesScale.WIDTH, NinesScale.TOP + NinesScale.HEIGHT + NinesScale.FOOT);
        grid(svg, scale);
        if (d.limitUs() > 0) limit(svg, scale, d.limitUs());
        svg.path(curve(scale, d.curve()), Svg.stroke(Svg.INK, "stroke-width=\"1.8\""));
        if (d.over() > 0) beyond(svg, scale, d);
        d.levels().stream().filter(l -> l.bound().equals("measured")).forEach(l -> level(svg, scale, l));
        return svg.done(words.say("chart.percentiles", d.series(), words.say("phase." + d.phase()), d.samples(), d.over()));
    }

    private static void grid(Svg svg, NinesScale scale) {
        for (var tick : TICKS) {
            int x = scale.x(tick);
            if (x > NinesScale.WIDTH - NinesScale.RIGHT) continue;
            svg.line(x, NinesScale.TOP, x, NinesScale.TOP + NinesScale.HEIGHT, Svg.stroke(Svg.GRID, "stroke-width=\"0.8\""));
            svg.text(x, NinesScale.TOP + NinesScale.HEIGHT + 130, "middle", tick + " %");
        }
        for (long us : scale.ticksUs()) {
            int y = scale.y(us);
            svg.line(NinesScale.LEFT, y, NinesScale.WIDTH - NinesScale.RIGHT, y, Svg.stroke(Svg.GRID, "stroke-width=\"0.8\""));
            svg.text(NinesScale.LEFT - 60, y + 35, "end", Micros.seconds(us));
        }
    }

    private void limit(Svg svg, NinesScale scale, long us) {
        int y = scale.y(us);
        svg.line(NinesScale.LEFT, y, NinesScale.WIDTH - NinesScale.RIGHT, y, Svg.stroke(Svg.BAD, "stroke-width=\"1.4\" stroke-dasharray=\"6 3\""));
        svg.text(NinesScale.LEFT + 40, y - 35, "start", words.say("chart.limit", Micros.seconds(us)));
    }

    /** Where the curve ends, as what failed has no time that could be drawn. */
    private void beyond(Svg svg, NinesScale scale, Distribution d) {
        int x = scale.x(d.curve().getLast().percent());
        svg.line(x, NinesScale.TOP, x, NinesScale.TOP + NinesScale.HEIGHT, Svg.stroke(Svg.BAD, "stroke-width=\"1\" stroke-dasharray=\"2 3\""));
        boolean isRight = x > NinesScale.WIDTH * 2 / 3;
        svg.text(isRight ? x - 40 : x + 40, NinesScale.TOP + NinesScale.HEIGHT - 40, isRight ? "end" : "start", words.say("chart.beyond", d.over()));
    }

    private static void level(Svg svg, NinesScale scale, Level level) {
        int x = scale.x(level.percentile().substring(1));
        if (level.lowUs() > 0 && level.highUs() > 0) {
            int low = scale.y(level.lowUs());
            int high = scale.y(level.highUs());
            svg.path("M" + point(x, low) + "L" + point(x, high) + "M" + point(x - WHISKER, low) + "L" + point(x + WHISKER, low)
                    + "M" + point(x - WHISKER, high) + "L" + point(x + WHISKER, high), Svg.stroke(Svg.INK, "stroke-width=\"1\""));
        }
        svg.circle(x, scale.y(level.us()), 25, "fill=\"#ffffff\" stroke=\"" + Svg.INK + "\" stroke-width=\"1.2\"");
    }

    private static String curve(NinesScale scale, List<Step> steps) {
        var d = new StringBuilder();
        for (var step : steps) {
            d.append(d.isEmpty() ? "M" : "L").append(point(scale.x(step.percent()), scale.y(step.us())));
        }
        return d.toString();
    }
}
