package dev.nines.monitor.web.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The last minutes as they are remembered.
 *
 * @param spooled observations that wait on the disk for the store
 * @param troubles sentences without a full stop: what cannot be kept as it should
 * @param series those observed by this process, by name
 */
public record LiveNow(Store store, long spooled, List<String> troubles, Duration span, List<LiveSeries> series) {
    public LiveNow {
        troubles = List.copyOf(troubles);
        series = List.copyOf(series);
    }

    public sealed interface Store {}

    /** It takes what it is given, or was given nothing. */
    public record Present() implements Store {}

    public record Away(Instant since) implements Store {}
}
