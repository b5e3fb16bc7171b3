package dev.nines.monitor.rule;

import dev.nines.sla.alert.ServedOther.Served;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that served one series, of the last day. What is usual there is not other: endpoints have names of their own for what is
 * asked, and some answer by several. For one thread.
 */
final class NamesServed {
    private static final Duration DAY = Duration.ofDays(1);
    /** Fewer say nothing of what is usual. */
    private static final int ENOUGH = 20;
    private static final int USUAL_SHARE = 20;
    /** An endpoint that makes up a new name for each answer must not fill our memory. */
    private static final int MOST_NAMES = 50;

    private final TreeMap<Instant, Map<String, Long>> before = new TreeMap<>();
    private String newest = "";
    private long inARow;

    void note(String name, long answers, Instant at) {
        if (name.equals(newest)) {
            inARow += answers;
            return;
        }
        var hour = at.truncatedTo(ChronoUnit.HOURS);
        if (inARow > 0) {
            var names = before.computeIfAbsent(hour, _ -> new HashMap<>());
            if (names.size() < MOST_NAMES || names.containsKey(newest)) names.merge(newest, inARow, Long::sum);
        }
        before.headMap(hour.minus(DAY)).clear();
        newest = name;
        inARow = answers;
    }

    /** @param asked for; empty where nothing was */
    Served served(String asked) {
        var names = new TreeMap<String, Long>();
        before.values().forEach(hour -> hour.forEach((name, n) -> names.merge(name, n, Long::sum)));
        long all = names.values().stream().mapToLong(n -> n).sum();
        boolean isUsual = all < ENOUGH || newest.equals(asked) || isUsual(names.getOrDefault(newest, 0L), all);
        var wanted = isUsual ? newest : isUsual(names.getOrDefault(asked, 0L), all) ? asked : most(names);
        return new Served(wanted, newest, isUsual ? 0 : inARow, all + inARow);
    }

    private static boolean isUsual(long n, long all) {
        return n * USUAL_SHARE >= all;
    }

    private static String most(Map<String, Long> names) {
        return names.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue)).orElseThrow().getKey();
    }
}
