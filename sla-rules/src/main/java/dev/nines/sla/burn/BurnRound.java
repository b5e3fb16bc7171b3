package dev.nines.sla.burn;

import dev.nines.sla.burn.BurnFinding.Reason;
import java.util.List;

/** All alerts of one promise at one time. */
public record BurnRound(List<BurnFinding> findings) {
    public BurnRound {
        findings = List.copyOf(findings);
    }

    public enum State {
        FIRING,
        QUIET,
        /** The monitor is blind: an alert of its own, which neither fires nor resolves the others. */
        NO_DATA
    }

    public State state() {
        if (findings.stream().anyMatch(finding -> finding.reason() == Reason.FIRES)) return State.FIRING;
        return findings.stream().allMatch(finding -> finding.reason() == Reason.NO_DATA) ? State.NO_DATA : State.QUIET;
    }
}
