package dev.nines.sla.distribution;

import dev.nines.sla.SeriesId;
import java.time.Instant;
import java.util.Map;

/** Distributions of any window, from whatever of it is still kept. */
public interface Distributions {
    /** The runs whose slot is in {@code [from, to)}. */
    record Question(Metric metric, Instant from, Instant to) {
        public Question {
            if (to.isBefore(from)) throw new IllegalArgumentException("to must not be before from: " + from + " " + to);
        }
    }

    /**
     * The runs of all series of a group together; a group in which nothing counts is absent. What counts: answers whose latency was seen
     * and is not spoilt, and runs that are down unless a contract says otherwise.
     *
     * @param groups the series in question, each with its group
     * @throws NotKept where sums and observations of a part of the window were dropped
     */
    <K> Map<K, Distribution> merged(Map<SeriesId, K> groups, Question question);
}
