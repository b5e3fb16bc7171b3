package dev.nines.probe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What one run found. Written once, never edited. Both instants are cut to the microsecond, as PostgreSQL keeps them.
 *
 * @param sentAt the instant the run began, before DNS and connect: time zero of the offsets in {@code phases}; for a
 *     run that was never sent, the instant at which that was decided
 * @param probeVersion names the question and its limits, so that unlike questions are never compared unseen
 * @param simulated true where the endpoint was our own simulator or the row was generated for the demo
 */
public record Observation(
        Series series,
        Instant scheduledAt,
        Instant sentAt,
        ProbeOutcome outcome,
        Phases phases,
        Tokens tokens,
        Reply reply,
        Set<Flag> flags,
        Cost cost,
        String probeVersion,
        boolean simulated) {
    public Observation {
        scheduledAt = scheduledAt.truncatedTo(ChronoUnit.MICROS);
        sentAt = sentAt.truncatedTo(ChronoUnit.MICROS);
        flags = Set.copyOf(flags);
    }

    /** A slot that was not a test of the endpoint. Still an observation. */
    public static Observation local(Slot slot, Instant decidedAt, ProbeOutcome.Local why, String probeVersion,
            boolean simulated) {
        return new Observation(slot.series(), slot.scheduledAt(), decidedAt, why, Phases.NONE, Tokens.NONE, Reply.NONE,
                Set.of(), Cost.UNKNOWN, probeVersion, simulated);
    }

    public ObservationClass observationClass() {
        return outcome.observationClass();
    }

    /** The first of its flags by which nobody may count this phase; most runs have no flag at all. */
    public Optional<Flag> spoiler(Phase phase) {
        if (flags.isEmpty()) return Optional.empty();
        return Flag.spoiling(phase).stream().filter(flags::contains).findFirst();
    }
}
