package dev.nines.monitor.statement.part;

import java.util.List;

/**
 * How well one series was watched.
 *
 * @param expected planned slots
 * @param executed of them, those with a run
 * @param ownFault runs that ended by a fault on the monitor's side: they count as missing
 * @param gaps stretches in which at least two slots in a row have no run
 */
public record Watching(String series, String vantage, long expected, long executed, long ownFault, List<Gap> gaps) {
    public Watching {
        gaps = List.copyOf(gaps);
    }

    /** {@code [from, to)}; {@code cause} is empty where none is known. */
    public record Gap(String from, String to, long slots, String cause) {}
}
