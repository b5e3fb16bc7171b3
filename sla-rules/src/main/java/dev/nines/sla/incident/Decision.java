package dev.nines.sla.incident;

/** The state after a sample, and what the sample changed. */
public record Decision(IncidentState state, Step step) {
    static Decision hold(IncidentState state, Step.Reason reason) {
        return new Decision(state, new Step.Hold(reason));
    }
}
