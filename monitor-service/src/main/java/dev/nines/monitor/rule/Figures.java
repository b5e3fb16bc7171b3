package dev.nines.monitor.rule;

import dev.nines.db.question.Lateness.Late;
import dev.nines.monitor.evaluate.Counted;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.contract.Rule.Failures;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by class of one stretch, with whose matter it was where a model was not found. */
record Figures(Map<Series, Map<ObservationClass, List<Late>>> runs, Map<Series, Map<Gone, Long>> notFound) {
    private static final Burn.Window NOTHING = new Burn.Window(0, 0);

    /** @param limit the place of the limit that is asked of; 0 where none is */
    Burn.Window late(Series series, int limit, Failures failures) {
        var sum = NOTHING;
        for (var one : runs.getOrDefault(series, Map.of()).entrySet()) {
            if (one.getKey() == ObservationClass.MODEL_NOT_FOUND) continue;
            sum = plus(sum, graded(Grading.counted(one.getKey(), Grading.OUR_OWN, Gone.WHILE_OFFERED), one.getValue().get(limit), failures));
        }
        for (var one : notFound.getOrDefault(series, Map.of()).entrySet()) {
            var counted = Grading.counted(ObservationClass.MODEL_NOT_FOUND, Grading.OUR_OWN, one.getKey());
            sum = plus(sum, graded(counted, new Late(one.getValue(), 0, one.getValue()), failures));
        }
        return sum;
    }

    /** Among all that was asked: a run that we could not make asked nothing. */
    Burn.Window of(Series series, ObservationClass wanted) {
        var sum = NOTHING;
        for (var one : runs.getOrDefault(series, Map.of()).entrySet()) {
            long n = one.getValue().getFirst().runs();
            if (one.getKey() != ObservationClass.LOCAL) sum = plus(sum, new Burn.Window(one.getKey() == wanted ? n : 0, n));
        }
        return sum;
    }

    /** For uptime no answer is late. */
    static Map<Series, Map<ObservationClass, List<Late>>> onTime(Map<Series, Map<ObservationClass, Long>> counted) {
        var all = new HashMap<Series, Map<ObservationClass, List<Late>>>();
        counted.forEach((series, classes) -> {
            var late = new EnumMap<ObservationClass, List<Late>>(ObservationClass.class);
            classes.forEach((c, n) -> late.put(c, List.of(new Late(n, 0, 0))));
            all.put(series, late);
        });
        return all;
    }

    static Burn.Window plus(Burn.Window a, Burn.Window b) {
        return new Burn.Window(a.bad() + b.bad(), a.counted() + b.counted());
    }

    private static Burn.Window graded(Counted counted, Late late, Failures failures) {
        return switch (counted) {
            case GOOD -> new Burn.Window(late.over(), late.runs() - late.unseen());
            case BAD -> failures == Failures.OVER ? new Burn.Window(late.runs(), late.runs()) : NOTHING;
            case EXCLUDED, MISSING -> NOTHING;
        };
    }
}
