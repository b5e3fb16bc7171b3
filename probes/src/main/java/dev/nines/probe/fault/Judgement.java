package dev.nines.probe.fault;

import dev.nines.probe.ProbeOutcome;

/** Whose a run's end was. */
public sealed interface Judgement {
    /** What was found stands. */
    record Stands() implements Judgement {}

    /** What happened stands, how long it took does not. */
    record Delayed() implements Judgement {}

    /** It says nothing of the endpoint. */
    record Ours(ProbeOutcome.Local why) implements Judgement {}
}
