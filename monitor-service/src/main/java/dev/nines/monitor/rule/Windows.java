package dev.nines.monitor.rule;

import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.contract.Rule.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was counted over windows that end at one instant. */
final class Windows {
    private final Bounds bounds;
    private final List<Figures> classes;
    private final List<Figures> late;
    private final List<Limit> limits;

    private Windows(Bounds bounds, List<Figures> classes, List<Figures> late, List<Limit> limits) {
        this.bounds = bounds;
        this.classes = classes;
        this.late = late;
        this.limits = limits;
    }

    /** Asks once for each stretch: the sums always, single observations only where a limit is asked of. */
    static Windows count(Counts counts, Bounds bounds, List<Limit> limits) {
        var rising = bounds.rising();
        var byClass = counts.classes(rising);
        var byLimit = limits.isEmpty() ? byClass.stream().map(Figures::onTime).toList() : counts.late(limits, rising);
        var classes = new ArrayList<Figures>();
        var late = new ArrayList<Figures>();
        for (int i = 0; i < byClass.size(); i++) {
            boolean isAny = byClass.get(i).values().stream().anyMatch(c -> c.containsKey(ObservationClass.MODEL_NOT_FOUND));
            var notFound = isAny ? counts.notFound(rising.get(i), rising.get(i + 1)) : Map.<Series, Map<Gone, Long>>of();
            classes.add(new Figures(Figures.onTime(byClass.get(i)), notFound));
            late.add(new Figures(byLimit.get(i), notFound));
        }
        return new Windows(bounds, classes, late, limits);
    }

    Burn.Window of(Series series, Measure measure, Duration length) {
        return switch (measure) {
            case Measure.Uptime _ -> sum(classes, length, f -> f.late(series, 0, Failures.OVER));
            case Measure.Late(var limit, var failures) -> sum(late, length, f -> f.late(series, limits.indexOf(limit), failures));
            case Measure.Of(var wanted) -> sum(classes, length, f -> f.of(series, wanted));
        };
    }

    private Burn.Window sum(List<Figures> stretches, Duration length, Function<Figures, Burn.Window> of) {
        return stretches.subList(bounds.first(length), stretches.size()).stream().map(of)
                .reduce(new Burn.Window(0, 0), Figures::plus);
    }
}
