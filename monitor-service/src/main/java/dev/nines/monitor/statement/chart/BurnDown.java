package dev.nines.monitor.statement.chart;

import static dev.nines.monitor.statement.chart.Svg.point;

import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/** What was left of the period's budget at the end of each day; below the heavy line it is overdrawn. */
public final class BurnDown {
    private static final int WIDTH = 6800;
    private static final int LEFT = 620;
    private static final int RIGHT = 40;
    private static final int TOP = 80;
    private static final int HEIGHT = 1000;
    private static final int FOOT = 160;
    private static final int LABELLED_DAYS = 5;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Words words;

    public BurnDown(Words words) {
        this.words = words;
    }

    /** @param allowed in the unit in which the days say what remains */
    public String draw(String name, String allowed, List<Day> days) {
        var most = new BigDecimal(allowed);
        var left = days.stream().map(d -> new BigDecimal(d.remaining())).toList();
        var least = left.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        var plot = new Plot(most, least, days.size());
        var svg = new Svg(WIDTH, TOP + HEIGHT + FOOT);
        svg.path("M" + point(LEFT, plot.y(most)) + "L" + point(WIDTH - RIGHT, plot.y(BigDecimal.ZERO)),
                Svg.stroke(Svg.QUIET, "stroke-width=\"0.8\" stroke-dasharray=\"3 3\""));
        svg.line(LEFT, plot.y(BigDecimal.ZERO), WIDTH - RIGHT, plot.y(BigDecimal.ZERO), Svg.stroke(Svg.INK, "stroke-width=\"1.6\""));
        svg.path(steps(plot, most, left), Svg.stroke(least.signum() < 0 ? Svg.BAD : Svg.INK, "stroke-width=\"2\""));
        labels(svg, plot, most, least, days);
        return svg.done(words.say("chart.burndown", name, allowed, days.getLast().remaining()));
    }

    /** Whether there is anything to draw: every day says what remained, and all of it in decimals. */
    public static boolean canBeDrawn(String allowed, List<Day> days) {
        return isDecimal(allowed) && !days.isEmpty() && days.stream().allMatch(d -> isDecimal(d.remaining()));
    }

    private static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    private static String steps(Plot plot, BigDecimal most, List<BigDecimal> left) {
        var d = new StringBuilder("M").append(point(plot.x(0), plot.y(most)));
        for (int i = 0; i < left.size(); i++) d.append("L").append(point(plot.x(i + 1), plot.y(left.get(i))));
        return d.toString();
    }

    private static void labels(Svg svg, Plot plot, BigDecimal most, BigDecimal least, List<Day> days) {
        svg.text(LEFT - 60, plot.y(most) + 35, "end", most.toPlainString());
        svg.text(LEFT - 60, plot.y(BigDecimal.ZERO) + 35, "end", "0");
        if (least.signum() < 0 && plot.y(least) - plot.y(BigDecimal.ZERO) > 120) {
            svg.text(LEFT - 60, plot.y(least) + 35, "end", least.toPlainString());
        }
        for (int i = 0; i < days.size(); i += LABELLED_DAYS) {
            svg.text(plot.x(i), TOP + HEIGHT + 130, i == 0 ? "start" : "middle", days.get(i).day().substring(5));
        }
    }

    /** Where a value stands. */
    private record Plot(BigDecimal most, BigDecimal least, int days) {
        int x(int day) {
            return LEFT + (int) ((long) day * (WIDTH - LEFT - RIGHT) / days);
        }

        int y(BigDecimal value) {
            var span = most.subtract(least);
            if (span.signum() == 0) return TOP;
            return TOP + most.subtract(value).multiply(BigDecimal.valueOf(HEIGHT)).divide(span, 0, RoundingMode.HALF_EVEN).intValueExact();
        }
    }
}
