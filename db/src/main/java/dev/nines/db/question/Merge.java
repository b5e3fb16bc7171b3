package dev.nines.db.question;

import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Latencies;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The sums of each group, while rows are read.
 *
 * @param <L> how exact they are
 */
final class Merge<K, L extends Latencies> {
    private final Map<Integer, K> groups;
    private final Supplier<L> empty;
    private final Map<K, Sums<L>> sums = new HashMap<>();

    Merge(Map<Integer, K> groups, Supplier<L> empty) {
        this.groups = groups;
        this.empty = empty;
    }

    /** Of one group. */
    static final class Sums<L extends Latencies> {
        private final L answered;
        private final L timedOut;
        private long failed;

        Sums(L answered, L timedOut) {
            this.answered = answered;
            this.timedOut = timedOut;
        }

        L answered() {
            return answered;
        }

        L timedOut() {
            return timedOut;
        }

        void addFailed(long runs) {
            failed += runs;
        }
    }

    /** Of a series that was asked for. */
    Sums<L> of(int series) {
        K group = groups.get(series);
        if (group == null) throw new IllegalArgumentException("series was not asked for: " + series);
        return sums.computeIfAbsent(group, _ -> new Sums<>(empty.get(), empty.get()));
    }

    Map<K, Distribution> distributions() {
        var distributions = new HashMap<K, Distribution>();
        sums.forEach((group, s) -> distributions.put(group, new Distribution(s.answered, s.timedOut, s.failed)));
        distributions.values().removeIf(d -> d.count() == 0);
        return distributions;
    }
}
