package dev.nines.sla.incident.scope;

/** The state after a change of one target, and what that changed. */
public record ScopeDecision(ScopeState state, ScopeStep step) {
    static ScopeDecision hold(ScopeState state, ScopeStep.Reason reason) {
        return new ScopeDecision(state, new ScopeStep.Hold(reason));
    }
}
