package dev.nines.sla.store;

import dev.nines.sla.SeriesId;
import java.time.Instant;

/** A state that became another. Each change has a key; recording the same key twice changes nothing. */
public sealed interface StateChange {
    String key();

    Instant decidedAt();

    /** Whose incident it is. */
    enum Kind {
        TARGET,
        /** A target whose slow end burns its budget, and which is not down. */
        DEGRADED,
        /** Many targets of a tier at once. */
        TIER,
        /** Many targets of an endpoint at once. */
        ENDPOINT,
        /** Our own: nothing could be asked from a vantage. */
        MONITOR
    }

    /**
     * @param incident its stable id
     * @param series whose it is: a series; {@code endpoint/tier}, {@code endpoint} or a vantage where the kind says so
     * @param since the first failed slot
     * @param reason the class of the deciding observation
     */
    record IncidentOpened(String incident, Kind kind, SeriesId series, Instant since, Instant decidedAt, String reason)
            implements StateChange {
        /** Of a target that is down. */
        public IncidentOpened(String incident, SeriesId series, Instant since, Instant decidedAt, String reason) {
            this(incident, Kind.TARGET, series, since, decidedAt, reason);
        }

        @Override
        public String key() {
            return "incident-opened/" + incident;
        }
    }

    record IncidentClosed(String incident, SeriesId series, Instant until, Instant decidedAt) implements StateChange {
        @Override
        public String key() {
            return "incident-closed/" + incident;
        }
    }

    /** An incident of one target is part of its tier's or endpoint's from now on. */
    record IncidentJoined(String incident, String whole, Instant decidedAt) implements StateChange {
        @Override
        public String key() {
            return "incident-joined/" + incident + "/" + whole;
        }
    }

    /**
     * @param word {@code MET}, {@code BREACHED} or {@code UNDECIDED}
     * @param evidence JSON text of the verdict's numbers
     */
    record VerdictFound(
            String contract, String rule, SeriesId series, String period, Instant decidedAt,
            String word, String evidence)
            implements StateChange {
        @Override
        public String key() {
            return "verdict/" + contract + "/" + period + "/" + rule + "/" + series.name();
        }
    }

    record StatementWritten(String contract, String period, int revision, Instant decidedAt) implements StateChange {
        @Override
        public String key() {
            return "statement/" + contract + "/" + period + "/" + revision;
        }
    }
}
