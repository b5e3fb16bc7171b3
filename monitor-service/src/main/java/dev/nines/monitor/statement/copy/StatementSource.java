package dev.nines.monitor.statement.copy;

import dev.nines.sla.store.StatementArchive.Archived;
import java.time.Instant;

/** A statement as it is read: one that was archived, or the forecast of a period that is still open. */
public sealed interface StatementSource {
    String contract();

    String period();

    /** Canonical. */
    String json();

    record Final(Archived archived) implements StatementSource {
        @Override
        public String contract() {
            return archived.contract();
        }

        @Override
        public String period() {
            return archived.period();
        }

        @Override
        public String json() {
            return archived.json();
        }
    }

    /** Never archived. */
    record Forecast(String contract, String period, Instant asOf, String json) implements StatementSource {}
}
