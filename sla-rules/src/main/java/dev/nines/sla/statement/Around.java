package dev.nines.sla.statement;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found beside the verdicts.
 *
 * @param watched by series, each vantage for itself
 * @param excludedRuns that would have counted, by the exclusion that took them out
 */
public record Around(List<LatencyProfile> latencies, List<Watched> watched, SortedMap<String, Long> excludedRuns) {
    public static final Around NOTHING = new Around(List.of(), List.of(), Collections.emptySortedMap());

    public Around {
        latencies = List.copyOf(latencies);
        watched = List.copyOf(watched);
        excludedRuns = Collections.unmodifiableSortedMap(new TreeMap<>(excludedRuns));
    }

    /** The same by series, whoever was asked first. */
    Around ordered() {
        return new Around(
                latencies.stream().sorted(Comparator.comparing(LatencyProfile::series).thenComparing(LatencyProfile::of)).toList(),
                watched.stream().sorted(Comparator.comparing(Watched::series).thenComparing(Watched::vantage)).toList(),
                excludedRuns);
    }
}
