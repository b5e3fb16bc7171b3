package dev.nines.monitor.ask;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Observations by what a table shows of them. Phases in milliseconds. */
record Shown(ProbeOutcome outcome, Phases phases, Tokens tokens, Reply reply, Set<Flag> flags) {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    static Shown of(ProbeOutcome outcome) {
        return new Shown(outcome, Phases.NONE, Tokens.NONE, Reply.NONE, Set.of());
    }

    static Shown answered(long firstTokenMillis, long totalMillis) {
        return of(new ProbeOutcome.Answered()).with(Phase.TTFT, firstTokenMillis).with(Phase.TOTAL, totalMillis)
                .counting(24, 10).connected("reused");
    }

    Shown with(Phase phase, long millis) {
        return new Shown(outcome, phases.with(phase, millis * 1_000), tokens, reply, flags);
    }

    Shown counting(int prompt, int completion) {
        var counted = tokens.with(TokenKind.PROMPT, prompt).with(TokenKind.COMPLETION, completion);
        return new Shown(outcome, phases, counted, reply, flags);
    }

    Shown connected(String how) {
        return new Shown(outcome, phases, tokens, new Reply(200, Map.of(Attribute.CONNECTION, how)), flags);
    }

    Shown flagged(Flag... all) {
        return new Shown(outcome, phases, tokens, reply, Set.of(all));
    }

    Observation by(String model, int second) {
        var at = START.plusSeconds(second);
        var series = new Series(new Target("gateway", "chat", model), "", "here");
        return new Observation(series, at, at, outcome, phases, tokens, reply, flags, Cost.UNKNOWN, "chat-1", false);
    }
}
