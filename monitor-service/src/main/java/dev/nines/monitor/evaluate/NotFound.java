package dev.nines.monitor.evaluate;

import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.NotFoundCounts.Window;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Sums of models not found, by whose matter it was: the sum by class cannot say it. */
@FunctionalInterface
public interface NotFound {
    /** @param since where the period begins in which an answer counts as one before */
    Map<Series, Map<Gone, Long>> between(Instant since, Window window);

    static NotFound in(NotFoundCounts counts) {
        return (since, window) -> {
            var all = new HashMap<Series, Map<Gone, Long>>();
            counts.between(since, window).forEach((series, found) -> {
                var sums = all.computeIfAbsent(series, _ -> new EnumMap<>(Gone.class));
                found.forEach((circumstance, n) -> sums.merge(Gone.of(circumstance), n, Long::sum));
            });
            return all;
        };
    }
}
