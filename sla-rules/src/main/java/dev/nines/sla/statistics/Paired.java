package dev.nines.sla.statistics;

import dev.nines.sla.sample.LatencyBound;
import java.util.List;

/** Two series run at the same instants, in their order. */
public record Paired(List<LatencyBound> one, List<LatencyBound> other) {
    public Paired {
        one = List.copyOf(one);
        other = List.copyOf(other);
        if (one.size() != other.size()) {
            throw new IllegalArgumentException("both must have as many runs: " + one.size() + " and " + other.size());
        }
    }

    public int size() {
        return one.size();
    }
}
