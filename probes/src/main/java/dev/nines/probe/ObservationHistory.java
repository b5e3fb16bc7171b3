package dev.nines.probe;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/** Reads observations back. */
public interface ObservationHistory {
    /**
     * Every observation whose slot is in {@code [from, to)}, in the order of series name, then slot. Rows are handed
     * over one at a time and not held, so a month of many series needs no memory.
     *
     * @throws StoreUnavailable when the store cannot be read to the end
     */
    void between(Collection<Series> series, Instant from, Instant to, Consumer<Observation> reader);
}
