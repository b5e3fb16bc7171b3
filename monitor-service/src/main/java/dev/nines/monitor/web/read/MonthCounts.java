package dev.nines.monitor.web.read;

import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts of a month, of which only the newest stretch is counted again each time: the whole is counted anew once an hour, so what
 * comes late is missing here for an hour at most, and in a statement never.
 */
final class MonthCounts {
    private static final Duration COUNTED_AGAIN = Duration.ofMinutes(10);

    private final Counting counting;
    private Window counted = new Window(Instant.EPOCH, Instant.EPOCH);
    private Map<Series, Map<ObservationClass, Long>> settled = Map.of();

    /** Observations by class in {@code [from, to)}. */
    interface Counting {
        Map<Series, Map<ObservationClass, Long>> between(Instant from, Instant to);
    }

    MonthCounts(Counting counting) {
        this.counting = counting;
    }

    synchronized Map<Series, ClassCounts> upTo(Instant now) {
        var month = Window.monthUpTo(now);
        var hour = now.minus(COUNTED_AGAIN).truncatedTo(ChronoUnit.HOURS);
        var settle = new Window(month.from(), hour.isBefore(month.from()) ? month.from() : hour);
        if (!settle.equals(counted)) {
            settled = settle.from().equals(settle.to()) ? Map.of() : counting.between(settle.from(), settle.to());
            counted = settle;
        }
        return sum(settled, counting.between(settle.to(), now.plusMillis(1)));
    }

    private static Map<Series, ClassCounts> sum(Map<Series, Map<ObservationClass, Long>> one, Map<Series, Map<ObservationClass, Long>> other) {
        var sum = new HashMap<Series, EnumMap<ObservationClass, Long>>();
        add(sum, one);
        add(sum, other);
        var counts = new HashMap<Series, ClassCounts>();
        sum.forEach((series, byClass) -> counts.put(series, new ClassCounts(byClass)));
        return counts;
    }

    private static void add(Map<Series, EnumMap<ObservationClass, Long>> sum, Map<Series, Map<ObservationClass, Long>> counts) {
        counts.forEach((series, byClass) -> {
            var into = sum.computeIfAbsent(series, _ -> new EnumMap<>(ObservationClass.class));
            byClass.forEach((c, n) -> into.merge(c, n, Long::sum));
        });
    }
}
