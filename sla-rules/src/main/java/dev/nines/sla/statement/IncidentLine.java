package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import java.time.Duration;
import java.time.Instant;

/** An incident that touched the period. Its minutes are never the contract's: it opens and closes by its own rule. */
public sealed interface IncidentLine {
    String id();

    SeriesId series();

    Instant since();

    /** The class of the observation that opened it. */
    String reason();

    Signs signs();

    /** {@code [since, until)}. */
    record Ended(String id, SeriesId series, Instant since, Instant until, String reason, Signs signs)
            implements IncidentLine {
        public Ended {
            if (until.isBefore(since)) {
                throw new IllegalArgumentException("until must not be before " + since + ": " + until);
            }
        }

        /** Of which no more is known. */
        public Ended(String id, SeriesId series, Instant since, Instant until, String reason) {
            this(id, series, since, until, reason, Signs.NONE);
        }

        public Duration length() {
            return Duration.between(since, until);
        }
    }

    record Ongoing(String id, SeriesId series, Instant since, String reason, Signs signs) implements IncidentLine {
        /** Of which no more is known. */
        public Ongoing(String id, SeriesId series, Instant since, String reason) {
            this(id, series, since, reason, Signs.NONE);
        }
    }
}
