package dev.nines.monitor.web.model;

import dev.nines.monitor.web.page.Words;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * The last runs as bars, oldest on the left: as high as they took, and full where they failed. Heights are drawn, never judged.
 *
 * @param top the latency of the highest bar, in words
 */
public record Chart(List<Bar> bars, String top) {
    public static final int HEIGHT = 120;
    public static final int STEP = 16;

    public record Bar(int x, int height, String kind, String title) {}

    static Chart of(List<Observation> newestFirst) {
        var oldestFirst = newestFirst.reversed();
        long top = Math.max(1, oldestFirst.stream().mapToLong(Chart::micros).max().orElse(1));
        var bars = new ArrayList<Bar>();
        for (var o : oldestFirst) bars.add(bar(o, bars.size() * STEP, top));
        return new Chart(List.copyOf(bars), Words.micros(top));
    }

    public int width() {
        return Math.max(STEP, bars.size() * STEP);
    }

    private static Bar bar(Observation o, int x, long top) {
        var when = Words.utc(o.scheduledAt());
        if (o.observationClass() == ObservationClass.OK) {
            int height = (int) Math.max(2, micros(o) * HEIGHT / top);
            return new Bar(x, height, "answered", when + ": " + Words.micros(micros(o)));
        }
        var kind = o.observationClass() == ObservationClass.LOCAL ? "silent" : "failed";
        return new Bar(x, HEIGHT, kind, when + ": " + o.observationClass().name());
    }

    private static long micros(Observation o) {
        return o.observationClass() == ObservationClass.OK ? o.phases().micros(Phase.TOTAL).orElse(0) : 0;
    }
}
