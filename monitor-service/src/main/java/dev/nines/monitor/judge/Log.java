package dev.nines.monitor.judge;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What was in a log, judged or not. For one thread. */
public final class Log {
    private final Map<String, Long> otherModels = new TreeMap<>();
    private long requests;
    private long otherPeriods;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    void sees(Instant at) {
        requests++;
        if (at.isBefore(first)) first = at;
        if (at.isAfter(last)) last = at;
    }

    void leavesOut(String model) {
        otherModels.merge(model, 1L, Long::sum);
    }

    void outsidePeriods() {
        otherPeriods++;
    }

    /** Lines that were understood. */
    public long requests() {
        return requests;
    }

    /** Requests of models that the contract does not cover, by model. */
    public Map<String, Long> otherModels() {
        return Map.copyOf(otherModels);
    }

    /** Requests outside of the periods that were asked for, or before the contract was in force. */
    public long otherPeriods() {
        return otherPeriods;
    }

    /** When the first request began; only where there is one. */
    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }
}
