package dev.nines.sla.incident;

import java.time.Instant;

/** What one sample changed, and why. */
public sealed interface Step {
    /**
     * @param since the first failed slot
     * @param decidedAt the slot whose sample decided
     * @param reason of the deciding sample
     */
    record Opened(Instant since, Instant decidedAt, String reason) implements Step {}

    /** @param until the first good slot of those that closed it: the incident is {@code [since, until)} */
    record Closed(Instant since, Instant until, Instant decidedAt) implements Step {}

    record Hold(Reason reason) implements Step {}

    enum Reason {
        STILL_UP,
        /** Bad for the first time, and not enough: ask again at once, so that a lost packet is told from an outage. */
        CONFIRM,
        /** Bad, but not often enough. */
        SUSPECTED,
        STILL_DOWN,
        /** Good, but not often enough in a row. */
        RECOVERING,
        /** Excluded or missing: silence is neither failure nor recovery. */
        SAYS_NOTHING,
        /** Not newer than the newest sample seen: late, or a repeat. */
        OUT_OF_ORDER,
        /** Fewer vantages say anything than would have to agree. */
        TOO_FEW_VANTAGES
    }
}
