package dev.nines.monitor.web.read;

import java.time.Instant;
import java.util.List;

/** The numbers of the status page. */
public interface Figures {
    /**
     * Every known series.
     *
     * @throws dev.nines.probe.StoreUnavailable when the store cannot be asked
     */
    List<SeriesFigures> asOf(Instant now);
}
