package dev.nines.db;

import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;

class InMemoryObservationsTest extends ObservationStoreContract {
    private final InMemoryObservations store = new InMemoryObservations();

    @Override
    protected ObservationSink sink() {
        return store;
    }

    @Override
    protected void settle() {}

    @Override
    protected ObservationHistory history() {
        return store;
    }
}
