package dev.nines.sla.store;

import dev.nines.sla.SeriesId;
import java.time.Instant;

/** A state that became another. Each change has a key; recording the same key twice changes nothing. */
public sealed interface StateChange {
    String key();

    /**
     * @param incident its stable id
     * @param since the first failed slot
     * @param reason the class of the deciding observation
     */
    record IncidentOpened(String incident, SeriesId series, Instant since, Instant decidedAt, String reason)
            implements StateChange {
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
