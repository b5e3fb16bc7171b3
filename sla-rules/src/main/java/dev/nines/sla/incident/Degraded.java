package dev.nines.sla.incident;

import dev.nines.sla.burn.BurnRound;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.time.Instant;

/**
 * Slow, apart from down: the tail burns its budget. A round of burn alerts is read as one sample, for a tracker of its own, so that
 * an incident of degradation opens, closes and is back-dated like any other.
 */
public final class Degraded {
    public static final String BURNING = "TAIL_BURNS";

    private Degraded() {}

    /** One firing round opens; so many quiet ones in a row close. */
    public static IncidentPolicy policy(int quietRounds) {
        return new IncidentPolicy(1, quietRounds);
    }

    /** A blind round says nothing: it neither opens nor closes. */
    public static Sample sample(BurnRound round, Instant at) {
        return switch (round.state()) {
            case FIRING -> new Sample.Bad(at, BURNING, new LatencyBound.Never());
            case QUIET -> new Sample.Good(at, "OK", new LatencyBound.Measured(0));
            case NO_DATA -> new Sample.Missing(at, "NO_DATA");
        };
    }
}
