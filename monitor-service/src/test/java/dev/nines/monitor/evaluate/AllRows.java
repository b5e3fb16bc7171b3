package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import java.time.Instant;
import java.util.Collection;

/** Nothing was dropped or came too late. */
public record AllRows() implements KeptRows {
    @Override
    public long quarantined(Collection<Series> series, Instant from, Instant to) {
        return 0;
    }

    @Override
    public Instant rawFrom() {
        return Instant.MIN;
    }
}
