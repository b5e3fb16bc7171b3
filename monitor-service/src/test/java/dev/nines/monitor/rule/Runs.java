package dev.nines.monitor.rule;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Observations of every kind. */
final class Runs {
    static final Series STANDARD = new Series(new Target("gw", "chat", "m"), "", "here");
    static final Series PRO = new Series(new Target("gw", "chat", "Pro/m"), "pro", "here");
    private static final FailureKind[] KINDS = FailureKind.values();

    private Runs() {}

    static Observation answer(Series series, Instant slot, Duration firstToken) {
        long micros = firstToken.toNanos() / 1_000;
        var phases = Phases.NONE.with(Phase.TTFT, micros).with(Phase.TOTAL, micros + 300_000);
        return run(series, slot, new ProbeOutcome.Answered(), phases, Set.of());
    }

    static Observation failed(Series series, Instant slot, FailureKind kind) {
        return run(series, slot, new ProbeOutcome.Failed(kind, "planted"), Phases.NONE, Set.of());
    }

    static Observation local(Series series, Instant slot, ProbeOutcome.Cause cause) {
        return run(series, slot, new ProbeOutcome.Local(cause, ""), Phases.NONE, Set.of());
    }

    static Observation served(Series series, Instant slot, Map<Attribute, String> attributes) {
        return new Observation(series, slot, slot, new ProbeOutcome.Answered(), Phases.NONE, Tokens.NONE, new Reply(200, attributes),
                Set.of(), Cost.UNKNOWN, "v1", true);
    }

    static Observation any(Series series, Instant slot, Random random) {
        double dice = random.nextDouble();
        if (dice < 0.02) return local(series, slot, ProbeOutcome.Cause.BUDGET);
        if (dice < 0.12) return failed(series, slot, KINDS[random.nextInt(KINDS.length)]);
        if (dice < 0.15) {
            return run(series, slot, new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, Duration.ofSeconds(30), ""), Phases.NONE, Set.of());
        }
        var answer = answer(series, slot, Duration.ofMillis(random.nextInt(1_600)));
        return dice < 0.2 ? run(series, slot, answer.outcome(), answer.phases(), Set.of(Flag.CACHE_HIT)) : answer;
    }

    private static Observation run(Series series, Instant slot, ProbeOutcome outcome, Phases phases, Set<Flag> flags) {
        return new Observation(series, slot, slot, outcome, phases, Tokens.NONE, Reply.NONE, flags, Cost.UNKNOWN, "v1", true);
    }
}
