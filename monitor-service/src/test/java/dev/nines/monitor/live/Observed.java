package dev.nines.monitor.live;

import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Observations of one series, a second apart. */
final class Observed {
    static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    static final Series SERIES = new Series(new Target("gateway", "chat", "vendor/model"), "standard", "here");

    private Observed() {}

    static Observation answered(int second, long totalMicros) {
        return at(second, new ProbeOutcome.Answered(), Phases.NONE.with(Phase.TTFT, totalMicros / 2).with(Phase.TOTAL, totalMicros));
    }

    static Observation failed(int second, FailureKind kind) {
        return at(second, new ProbeOutcome.Failed(kind, "planted"), Phases.NONE);
    }

    static Observation timedOut(int second, Duration limit) {
        return at(second, new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, limit, "planted"), Phases.NONE);
    }

    static Observation local(int second) {
        return at(second, new ProbeOutcome.Local(ProbeOutcome.Cause.BUDGET, "planted"), Phases.NONE);
    }

    static Observation by(Series series, Observation o) {
        return new Observation(series, o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(), o.reply(), o.flags(), o.cost(),
                o.probeVersion(), o.simulated());
    }

    static LiveWindows.Grades grades() {
        return new LiveWindows.Grades(o -> Grading.forLatency(o, Grading.OUR_OWN, Gone.WHILE_OFFERED, Rule.Of.FIRST_TOKEN),
                o -> Grading.forLatency(o, Grading.OUR_OWN, Gone.WHILE_OFFERED, Rule.Of.TOTAL));
    }

    static Sample graded(Observation observation) {
        return Grading.forUptime(observation, Grading.OUR_OWN, Gone.WHILE_OFFERED);
    }

    private static Observation at(int second, ProbeOutcome outcome, Phases phases) {
        var slot = new Slot(SERIES, NOON.plusSeconds(second));
        return new Observation(SERIES, slot.scheduledAt(), slot.scheduledAt(), outcome, phases, Tokens.NONE, Reply.NONE, Set.of(),
                Cost.UNKNOWN, "v", true);
    }
}
