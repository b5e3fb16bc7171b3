package dev.nines.monitor.keep;

import dev.nines.db.retention.Quarantine;
import dev.nines.monitor.evaluate.KeptRows;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.Collection;

/** As PostgreSQL has it. */
public record StoredRows(Quarantine quarantine) implements KeptRows {
    @Override
    public long quarantined(Collection<Series> series, Instant from, Instant to) {
        return quarantine.count(series, from, to);
    }

    @Override
    public Instant rawFrom() {
        return quarantine.rawFrom();
    }
}
