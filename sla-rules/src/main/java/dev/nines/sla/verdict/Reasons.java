package dev.nines.sla.verdict;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Growing counts by reason, in the order of the words. */
final class Reasons {
    private final TreeMap<String, Long> counts = new TreeMap<>();

    void add(String reason, long count) {
        if (count > 0) counts.merge(reason, count, Math::addExact);
    }

    void addAll(Reasons other) {
        other.counts.forEach(this::add);
    }

    long total() {
        return total(counts);
    }

    SortedMap<String, Long> frozen() {
        return frozen(counts);
    }

    static long total(SortedMap<String, Long> counts) {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    static SortedMap<String, Long> frozen(SortedMap<String, Long> counts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
