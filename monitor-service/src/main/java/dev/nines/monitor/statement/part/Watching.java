package dev.nines.monitor.statement.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How well one series was watched.
 *
 * @param expected planned slots
 * @param executed of them, those with a run
 * @param ownFault runs that ended by a fault on the monitor's side: they count as missing
 * @param delayed runs that the monitor's host held up: their latencies are in no percentile
 * @param latestStartUs how long after its slot the latest run began
 * @param servedTiers runs by the service tier that the endpoint said it answered on; not there where it said none of any run
 * @param gaps stretches in which at least two slots in a row have no run
 */
public record Watching(String series, String vantage, long expected, long executed, long ownFault, long delayed, long latestStartUs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> servedTiers, List<Gap> gaps) {
    public Watching {
        servedTiers = known(servedTiers);
        gaps = List.copyOf(gaps);
    }

    private static SortedMap<String, Long> known(@Nullable SortedMap<String, Long> read) {
        return read == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(read);
    }

    /**
     * From the last run before it to the first after it, or to an edge of the judged time.
     *
     * @param slots that have no run: at least two
     * @param cause {@code MONITOR_OFFLINE} and the like, as the plan says; empty where none is known
     */
    public record Gap(String from, String to, long slots, String cause) {}
}
