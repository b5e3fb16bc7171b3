package dev.nines.sla.silence;

import java.time.Instant;

/** Whether somebody wants to hear of something now. */
public sealed interface Covering {
    /**
     * @param silence its id
     * @param reason who said so, and why
     * @param until when to ask again
     */
    record Covered(String silence, Silence.Kind kind, String reason, Instant until) implements Covering {}

    record Uncovered() implements Covering {}
}
