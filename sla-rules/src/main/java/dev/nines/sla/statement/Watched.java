package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well one series was watched from one vantage in the judged time.
 *
 * @param expected slots that were meant to run
 * @param executed slots of which a run is known, those that a fault of our own ended included
 * @param delayed runs that our own host held up; their latencies count in no percentile
 * @param latestStartMicros how long after its slot the latest run began
 * @param servedTiers runs by the service tier that the provider says he answered on; those of which he says none are not among them
 */
public record Watched(SeriesId series, String vantage, long expected, long executed, long ownFault, long delayed,
        long latestStartMicros, SortedMap<String, Long> servedTiers, List<Gap> gaps) {
    public Watched {
        servedTiers = Collections.unmodifiableSortedMap(new TreeMap<>(servedTiers));
        gaps = List.copyOf(gaps);
    }

    /**
     * At least two slots in a row of which no run is known.
     *
     * @param span from the last run before them to the first after them, or to an edge of the judged time
     * @param cause empty where none is known
     */
    public record Gap(Span span, long slots, String cause) {}
}
