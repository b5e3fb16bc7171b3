package dev.nines.monitor.rule;

import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Goes through the rows one by one. */
final class WalkedCounts implements Counts {
    final List<Observation> rows = new ArrayList<>();
    final List<List<Instant>> askedLate = new ArrayList<>();
    private final Function<Observation, Gone> gone;

    WalkedCounts(Function<Observation, Gone> gone) {
        this.gone = gone;
    }

    @Override
    public List<Map<Series, Map<ObservationClass, Long>>> classes(List<Instant> bounds) {
        return stretches(bounds, (found, o) -> found.computeIfAbsent(o.series(), _ -> new EnumMap<>(ObservationClass.class))
                .merge(o.observationClass(), 1L, Long::sum));
    }

    @Override
    public List<Map<Series, Map<ObservationClass, List<Late>>>> late(List<Limit> limits, List<Instant> bounds) {
        askedLate.add(List.copyOf(bounds));
        return stretches(bounds, (found, o) -> found.computeIfAbsent(o.series(), _ -> new EnumMap<>(ObservationClass.class))
                .merge(o.observationClass(), limits.stream().map(l -> late(l, o)).toList(), WalkedCounts::plus));
    }

    @Override
    public Map<Series, Map<Gone, Long>> notFound(Instant from, Instant to) {
        var found = new HashMap<Series, Map<Gone, Long>>();
        for (var o : rows) {
            if (o.observationClass() == ObservationClass.MODEL_NOT_FOUND && isIn(o, from, to)) {
                found.computeIfAbsent(o.series(), _ -> new EnumMap<>(Gone.class)).merge(gone.apply(o), 1L, Long::sum);
            }
        }
        return found;
    }

    @FunctionalInterface
    private interface Adding<C> {
        void add(Map<Series, C> found, Observation o);
    }

    private <C> List<Map<Series, C>> stretches(List<Instant> bounds, Adding<C> adding) {
        var all = new ArrayList<Map<Series, C>>();
        for (int i = 0; i < bounds.size() - 1; i++) {
            var found = new HashMap<Series, C>();
            for (var o : rows) if (isIn(o, bounds.get(i), bounds.get(i + 1))) adding.add(found, o);
            all.add(found);
        }
        return all;
    }

    private static boolean isIn(Observation o, Instant from, Instant to) {
        return !o.scheduledAt().isBefore(from) && o.scheduledAt().isBefore(to);
    }

    private static Late late(Limit limit, Observation o) {
        var micros = o.phases().micros(limit.phase());
        boolean isSpoilt = o.observationClass() == ObservationClass.OK && !Collections.disjoint(o.flags(), Flag.spoiling(limit.phase()));
        boolean isOver = micros.isPresent() && !isSpoilt && micros.getAsLong() > limit.atMost().toNanos() / 1_000;
        return new Late(1, isOver ? 1 : 0, micros.isEmpty() || isSpoilt ? 1 : 0);
    }

    private static List<Late> plus(List<Late> a, List<Late> b) {
        var sums = new ArrayList<Late>();
        for (int i = 0; i < a.size(); i++) {
            sums.add(new Late(a.get(i).runs() + b.get(i).runs(), a.get(i).over() + b.get(i).over(), a.get(i).unseen() + b.get(i).unseen()));
        }
        return List.copyOf(sums);
    }
}
