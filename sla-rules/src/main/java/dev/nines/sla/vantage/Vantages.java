package dev.nines.sla.vantage;

import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A slot is bad when at least {@code quorum} of the vantages found it bad, and good when no more than that could have:
 * where too many of them are silent to tell, it is missing.
 *
 * @param quorum 1 of one vantage is "this one", 1 of many is "any"
 */
public record Vantages(int quorum, SortedSet<String> names) {
    /** The reason of a slot on which too few vantages have said anything. */
    public static final String VANTAGES_SILENT = "VANTAGES_SILENT";

    public Vantages {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        if (quorum < 1 || quorum > names.size()) {
            throw new IllegalArgumentException("quorum must be in 1.." + names.size() + ": " + quorum);
        }
    }

    public static Vantages one(String name) {
        return any(new TreeSet<>(List.of(name)));
    }

    public static Vantages any(SortedSet<String> names) {
        return new Vantages(1, names);
    }

    /** @param heard the samples of one slot by vantage; a name that is not asked for is passed over */
    public Sample together(Instant slot, Map<String, Sample> heard) {
        var asked = names.stream().filter(heard::containsKey).map(heard::get).toList();
        var bad = asked.stream().filter(Sample.Bad.class::isInstance).map(Sample.Bad.class::cast).toList();
        var good = asked.stream().filter(Sample.Good.class::isInstance).map(Sample.Good.class::cast).toList();
        if (bad.size() >= quorum) return new Sample.Bad(slot, bad.getFirst().reason(), slowest(bounds(bad, good)));
        if (names.size() - good.size() < quorum) {
            return new Sample.Good(slot, good.getFirst().reason(), slowest(goodBounds(good)));
        }
        return excludedOr(slot, asked);
    }

    private Sample excludedOr(Instant slot, List<Sample> asked) {
        boolean allExcluded = asked.size() == names.size() && asked.stream().allMatch(Sample.Excluded.class::isInstance);
        return allExcluded
                ? new Sample.Excluded(slot, asked.getFirst().reason())
                : new Sample.Missing(slot, VANTAGES_SILENT);
    }

    /** At least {@code quorum} of them were as slow as this, so a latency limit is judged by the same quorum. */
    private LatencyBound slowest(List<LatencyBound> bounds) {
        var ordered = bounds.stream().sorted(Comparator.reverseOrder()).toList();
        return ordered.get(Math.min(quorum, ordered.size()) - 1);
    }

    private static List<LatencyBound> bounds(List<Sample.Bad> bad, List<Sample.Good> good) {
        var all = new ArrayList<>(goodBounds(good));
        bad.forEach(one -> all.add(one.latency()));
        return all;
    }

    private static List<LatencyBound> goodBounds(List<Sample.Good> good) {
        return good.stream().map(Sample.Good::latency).toList();
    }
}
