package dev.nines.monitor.live;

import dev.nines.probe.ContentRefused;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Since when a store takes no observations, noticed as they are handed to it. As good as nothing is told of a store that nobody hands
 * anything to.
 */
public final class Absence implements ObservationSink {
    private final ObservationSink store;
    private final InstantSource clock;
    private final AtomicReference<Optional<Instant>> since = new AtomicReference<>(Optional.empty());

    public Absence(ObservationSink store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public int append(List<Observation> observations) {
        var asked = clock.instant();
        try {
            int added = store.append(observations);
            since.set(Optional.empty());
            return added;
        } catch (ContentRefused e) {
            since.set(Optional.empty()); // it is there, and has looked at what it was given
            throw e;
        } catch (StoreUnavailable e) {
            since.updateAndGet(known -> known.isPresent() ? known : Optional.of(asked));
            throw e;
        }
    }

    /** Empty while the store takes what it is given. */
    public Optional<Instant> since() {
        return since.get();
    }
}
