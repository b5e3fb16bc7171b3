package dev.nines.monitor.statement.chart;

import static dev.nines.monitor.statement.chart.Svg.box;
import static dev.nines.monitor.statement.chart.Svg.point;

import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.words.Words;
import java.util.List;

/** A bar for each day: bad runs solid from the top and marked above, excluded ones ruled, missing ones crossed out. */
public final class DayBars {
    private static final int WIDTH = 6800;
    private static final int TOP = 120;
    private static final int HEIGHT = 600;
    private static final int FOOT = 160;
    private static final int RULING = 30;
    private static final int MARK = 35;

    private final Words words;

    public DayBars(Words words) {
        this.words = words;
    }

    /** @param name of what the days are of */
    public String draw(String name, List<Day> days) {
        var svg = new Svg(WIDTH, TOP + HEIGHT + FOOT);
        int step = WIDTH / Math.max(1, days.size());
        for (int i = 0; i < days.size(); i++) {
            bar(svg, days.get(i), i * step, step - Math.max(10, step / 8));
        }
        return svg.done(said(name, days));
    }

    /** Small, without marks and text, to stand in a row of a table. */
    public String strip(String name, List<Day> days) {
        int step = 50;
        int height = 180;
        var good = new StringBuilder();
        var bad = new StringBuilder();
        var unsure = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            var share = DayShare.of(days.get(i), height);
            int x = i * step;
            if (share.bad() > 0) bad.append(box(x, 0, step - 10, share.bad()));
            if (share.good() > 0) good.append(box(x, share.bad(), step - 10, share.good()));
            int rest = share.excluded() + share.missing();
            if (rest > 0) unsure.append("M").append(point(x, height - rest / 2)).append("h4");
        }
        return new Svg(step * Math.max(1, days.size()), height)
                .path(good.toString(), Svg.fill(Svg.GOOD)).path(bad.toString(), Svg.fill(Svg.BAD))
                .path(unsure.toString(), Svg.stroke(Svg.UNSURE, "stroke-width=\"1\"")).done(said(name, days));
    }

    private static void bar(Svg svg, Day day, int x, int w) {
        var share = DayShare.of(day, HEIGHT);
        int y = TOP;
        if (share.bad() > 0) {
            svg.rect(x, y, w, share.bad(), Svg.fill(Svg.BAD));
            int middle = x + w / 2;
            svg.path("M" + point(middle - MARK, TOP - 90) + "L" + point(middle + MARK, TOP - 90) + "L" + point(middle, TOP - 25) + "z",
                    Svg.fill(Svg.BAD));
        }
        y += share.bad();
        if (share.good() > 0) svg.rect(x, y, w, share.good(), Svg.fill(Svg.GOOD));
        y += share.good();
        if (share.excluded() > 0) svg.path(ruled(x, y, w, share.excluded()), Svg.stroke(Svg.UNSURE, "stroke-width=\"1\""));
        y += share.excluded();
        if (share.missing() > 0) svg.path(crossed(x, y, w, share.missing()), Svg.stroke(Svg.UNSURE, "stroke-width=\"0.8\""));
        svg.text(x + w / 2, TOP + HEIGHT + 120, "middle", dayOfMonth(day));
    }

    private static String ruled(int x, int y, int w, int h) {
        var d = new StringBuilder();
        for (int at = y + 15; at < y + h; at += RULING) d.append("M").append(point(x, at)).append("h").append(Svg.tenths(w));
        return d.toString();
    }

    private static String crossed(int x, int y, int w, int h) {
        return box(x + 4, y + 4, w - 8, h - 8) + "M" + point(x, y + h) + "L" + point(x + w, y);
    }

    private static String dayOfMonth(Day day) {
        return Integer.toString(Integer.parseInt(day.day().substring(8)));
    }

    private String said(String name, List<Day> days) {
        long bad = days.stream().filter(d -> d.bad() > 0).count();
        long missing = days.stream().filter(d -> d.missing() > 0).count();
        return words.say("chart.days", name, days.size(), bad, missing);
    }
}
