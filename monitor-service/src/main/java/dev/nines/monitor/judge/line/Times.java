package dev.nines.monitor.judge.line;

import dev.nines.probe.Phase;
import dev.nines.probe.Phases;

/** Offsets from the beginning, and the deadline, in microseconds; negative where the log does not say. */
record Times(long firstToken, long total, long limit) {
    Phases phases() {
        if (firstToken < 0 && total < 0) return Phases.NONE;
        return Phases.of(phase -> phase == Phase.TTFT ? firstToken : phase == Phase.TOTAL ? total : -1);
    }

    /** A request that timed out lasted its deadline, or else as long as the log says. */
    long atLeast() {
        return limit >= 0 ? limit : Math.max(total, 0);
    }
}
