package dev.nines.monitor.statement.part;

import java.util.List;

/**
 * How well one series was watched.
 *
 * @param expected planned slots
 * @param executed of them, those with a run
 * @param ownFault runs that ended by a fault on the monitor's side: they count as missing
 * @param delayed runs that the monitor's host held up: their latencies are in no percentile
 * @param latestStartUs how long after its slot the latest run began
 * @param gaps stretches in which at least two slots in a row have no run
 */
public record Watching(String series, String vantage, long expected, long executed, long ownFault, long delayed, long latestStartUs, List<Gap> gaps) {
    public Watching {
        gaps = List.copyOf(gaps);
    }

    /**
     * From the last run before it to the first after it, or to an edge of the judged time.
     *
     * @param slots that have no run: at least two
     * @param cause {@code MONITOR_OFFLINE} and the like, as the plan says; empty where none is known
     */
    public record Gap(String from, String to, long slots, String cause) {}
}
