package dev.nines.probe;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** How one run ended. {@code detail} is for people, at most {@value #DETAIL_LIMIT_CHARS} characters, never a prompt, an answer or a key. */
public sealed interface ProbeOutcome {
    int DETAIL_LIMIT_CHARS = 500;

    record Answered() implements ProbeOutcome {}

    /**
     * A latency of at least {@code limit};
     * for {@link Deadline#UPSTREAM} the limit is how long the server took to say so.
     */
    record TimedOut(Deadline deadline, Duration limit, String detail) implements ProbeOutcome {
        public TimedOut {
            limit = limit.truncatedTo(ChronoUnit.MICROS);
            if (limit.isNegative()) throw new IllegalArgumentException("limit must not be negative: " + limit);
        }
    }

    record Failed(FailureKind kind, String detail) implements ProbeOutcome {}

    /** Our own trouble: the slot was not a test of the endpoint. */
    record Local(Cause cause, String detail) implements ProbeOutcome {}

    enum Deadline { CONNECT, FIRST_TOKEN, IDLE, TOTAL, UPSTREAM }

    enum Cause { STILL_IN_FLIGHT, BUDGET, MONITOR_OFFLINE, MONITOR_STALLED, SHUTTING_DOWN, NO_NETWORK }

    default ObservationClass observationClass() {
        return switch (this) {
            case Answered _ -> ObservationClass.OK;
            case TimedOut _ -> ObservationClass.TIMEOUT;
            case Failed f -> f.kind().observationClass();
            case Local _ -> ObservationClass.LOCAL;
        };
    }

    /** What a person reads beside the class; empty for an answer. */
    default String detailText() {
        return switch (this) {
            case Answered _ -> "";
            case TimedOut t -> t.detail();
            case Failed f -> f.detail();
            case Local l -> l.detail();
        };
    }

    /** As much of a detail as is kept. A character outside the basic plane is not cut in two. */
    static String cut(String detail) {
        if (detail.length() <= DETAIL_LIMIT_CHARS) return detail;
        int end = DETAIL_LIMIT_CHARS - (Character.isHighSurrogate(detail.charAt(DETAIL_LIMIT_CHARS - 2)) ? 2 : 1);
        return detail.substring(0, end) + "…";
    }
}
