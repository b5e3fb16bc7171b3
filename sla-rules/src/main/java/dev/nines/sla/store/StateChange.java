package dev.nines.sla.store;

import dev.nines.sla.SeriesId;
import java.time.Instant;
import java.util.List;

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

    /**
     * What a later revision of a statement found.
     *
     * @param before the word of the revision before; empty where it had none
     */
    record VerdictCorrected(VerdictFound found, int revision, String before) implements StateChange {
        @Override
        public Instant decidedAt() {
            return found.decidedAt();
        }

        @Override
        public String key() {
            return "verdict-corrected/" + revision + "/" + found.key();
        }
    }

    /** @param changes what is otherwise than in the revision before, and why; empty of the first */
    record StatementWritten(String contract, String period, int revision, Instant decidedAt, List<String> changes) implements StateChange {
        public StatementWritten {
            changes = List.copyOf(changes);
        }

        public StatementWritten(String contract, String period, int revision, Instant decidedAt) {
            this(contract, period, revision, decidedAt, List.of());
        }

        @Override
        public String key() {
            return "statement/" + contract + "/" + period + "/" + revision;
        }
    }

    /**
     * The time to claim a credit runs out.
     *
     * @param title of the contract
     * @param lastDay on which the claim can be sent, in the contract's zone
     * @param before it must arrive before this instant
     * @param days as many as were left when this fell due; the same reminder is never told twice
     * @param daysLeft as many as are left now
     * @param claimed the revision of which a claim was sent before, for less than this one owes; 0 where none was. What a correction adds is
     *     reminded of by itself.
     */
    record ClaimDue(String contract, String title, String period, int revision, String credit, String lastDay, Instant before, int days, int daysLeft,
            int claimed, Instant decidedAt) implements StateChange {
        /** Of which no claim was sent before. */
        public ClaimDue(String contract, String title, String period, int revision, String credit, String lastDay, Instant before, int days, int daysLeft,
                Instant decidedAt) {
            this(contract, title, period, revision, credit, lastDay, before, days, daysLeft, 0, decidedAt);
        }

        @Override
        public String key() {
            return "claim-due/" + contract + "/" + period + "/" + lastDay + "/" + days + (claimed == 0 ? "" : "/after-" + claimed);
        }
    }
}
