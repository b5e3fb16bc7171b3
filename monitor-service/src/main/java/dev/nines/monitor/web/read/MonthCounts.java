package dev.nines.monitor.web.read;

import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts of a month, of which only the newest stretch is counted again each time: the whole is counted anew once an hour, so what
 * comes late is missing here for an hour at most, and in a statement never.
 *
 * @param <K> what is told apart
 */
final class MonthCounts<K> {
    private static final Duration COUNTED_AGAIN = Duration.ofMinutes(10);

    private final Counting<K> counting;
    private Window counted = new Window(Instant.EPOCH, Instant.EPOCH);
    private Map<Series, Map<K, Long>> settled = Map.of();

    /** Observations by kind in a window. */
    interface Counting<K> {
        Map<Series, Map<K, Long>> between(Instant from, Instant to);
    }

    MonthCounts(Counting<K> counting) {
        this.counting = counting;
    }

    synchronized Map<Series, Map<K, Long>> upTo(Instant now) {
        var month = Window.monthUpTo(now);
        var hour = now.minus(COUNTED_AGAIN).truncatedTo(ChronoUnit.HOURS);
        var settle = new Window(month.from(), hour.isBefore(month.from()) ? month.from() : hour);
        if (!settle.equals(counted)) {
            settled = settle.from().equals(settle.to()) ? Map.of() : counting.between(settle.from(), settle.to());
            counted = settle;
        }
        var sum = new HashMap<Series, Map<K, Long>>();
        add(sum, settled);
        add(sum, counting.between(settle.to(), now.plusMillis(1)));
        return sum;
    }

    private void add(Map<Series, Map<K, Long>> sum, Map<Series, Map<K, Long>> counts) {
        counts.forEach((series, byKind) -> {
            var into = sum.computeIfAbsent(series, _ -> new HashMap<>());
            byKind.forEach((kind, n) -> into.merge(kind, n, Long::sum));
        });
    }
}
