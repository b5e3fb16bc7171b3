package dev.nines.monitor.rule;

import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Keeps what was late in hours that are over, so that three days of single observations are not read anew every few seconds. An hour is
 * counted again after a twelfth of its age, for rows that came late: as much as a short window is of its long one. For one thread.
 */
public final class RememberedHours implements Counts {
    private static final Duration ON_THEIR_WAY = Duration.ofMinutes(10);
    private static final int TWELFTH = 12;

    private final Counts counts;
    private final TreeMap<Instant, Hour> kept = new TreeMap<>();
    private List<Limit> limits = List.of();

    public RememberedHours(Counts counts) {
        this.counts = counts;
    }

    private record Hour(Instant countedAt, Map<Series, Map<ObservationClass, List<Late>>> late) {}

    @Override
    public List<Map<Series, Map<ObservationClass, Long>>> classes(List<Instant> bounds) {
        return counts.classes(bounds);
    }

    @Override
    public Map<Series, Map<Gone, Long>> notFound(Instant from, Instant to) {
        return counts.notFound(from, to);
    }

    @Override
    public List<Map<Series, Map<ObservationClass, List<Late>>>> late(List<Limit> wanted, List<Instant> bounds) {
        forget(wanted, bounds);
        var edges = edges(bounds);
        var pieces = new TreeMap<Instant, Map<Series, Map<ObservationClass, List<Late>>>>();
        var unknown = new ArrayList<Instant>();
        for (int i = 0; i < edges.size() - 1; i++) {
            var from = edges.get(i);
            var known = kept.get(from);
            if (known != null && isHour(from, edges.get(i + 1))) {
                pieces.put(from, known.late());
                pieces.putAll(ask(unknown, bounds.getLast()));
                unknown.clear();
            } else {
                if (unknown.isEmpty()) unknown.add(from);
                unknown.add(edges.get(i + 1));
            }
        }
        pieces.putAll(ask(unknown, bounds.getLast()));
        return IntStream.range(0, bounds.size() - 1)
                .mapToObj(i -> together(pieces.subMap(bounds.get(i), bounds.get(i + 1)).values())).toList();
    }

    private void forget(List<Limit> wanted, List<Instant> bounds) {
        if (!wanted.equals(limits)) kept.clear();
        limits = List.copyOf(wanted);
        kept.headMap(bounds.getFirst()).clear();
        kept.entrySet().removeIf(e -> {
            var age = Duration.between(e.getKey(), e.getValue().countedAt());
            return e.getValue().countedAt().plus(age.dividedBy(TWELFTH)).isBefore(bounds.getLast());
        });
    }

    /** The bounds, and the hours between them. */
    private static List<Instant> edges(List<Instant> bounds) {
        var edges = new TreeSet<>(bounds);
        var hour = bounds.getFirst().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        for (; hour.isBefore(bounds.getLast()); hour = hour.plus(1, ChronoUnit.HOURS)) edges.add(hour);
        return List.copyOf(edges);
    }

    private static boolean isHour(Instant from, Instant to) {
        return from.truncatedTo(ChronoUnit.HOURS).equals(from) && from.plus(1, ChronoUnit.HOURS).equals(to);
    }

    private Map<Instant, Map<Series, Map<ObservationClass, List<Late>>>> ask(List<Instant> bounds, Instant now) {
        var pieces = new HashMap<Instant, Map<Series, Map<ObservationClass, List<Late>>>>();
        if (bounds.isEmpty()) return pieces;
        var late = counts.late(limits, bounds);
        for (int i = 0; i < late.size(); i++) {
            pieces.put(bounds.get(i), late.get(i));
            boolean isOver = !bounds.get(i + 1).isAfter(now.minus(ON_THEIR_WAY));
            if (isOver && isHour(bounds.get(i), bounds.get(i + 1))) kept.put(bounds.get(i), new Hour(now, late.get(i)));
        }
        return pieces;
    }

    private static Map<Series, Map<ObservationClass, List<Late>>> together(
            Iterable<Map<Series, Map<ObservationClass, List<Late>>>> pieces) {
        var all = new HashMap<Series, Map<ObservationClass, List<Late>>>();
        for (var piece : pieces) {
            piece.forEach((series, classes) -> {
                var sums = all.computeIfAbsent(series, _ -> new EnumMap<>(ObservationClass.class));
                classes.forEach((c, late) -> sums.merge(c, late, RememberedHours::plus));
            });
        }
        return all;
    }

    private static List<Late> plus(List<Late> a, List<Late> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> new Late(a.get(i).runs() + b.get(i).runs(),
                a.get(i).over() + b.get(i).over(), a.get(i).unseen() + b.get(i).unseen())).toList();
    }
}
