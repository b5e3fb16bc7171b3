package dev.nines.probe;

import java.util.List;

/** Keeps observations. */
public interface ObservationSink {
    /**
     * Idempotent by {@code (series, scheduledAt)}: the first row of a slot wins, a repeat changes nothing.
     *
     * @return how many rows were new
     * @throws StoreUnavailable when not all rows are durably kept; the caller keeps all of them and may repeat all
     */
    int append(List<Observation> observations);
}
