package dev.nines.probe.simulator;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Slot;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import dev.nines.probe.simulator.Reaction.Answers;
import dev.nines.probe.simulator.script.SimulatedModel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Writes down what a probe on a warm connection would have seen of a reaction. */
record ImaginedProbe(String version, Duration firstTokenLimit) {
    private static final int LAG = 2000;

    private static final Reply WARM = new Reply(0, Map.of(Attribute.CONNECTION, "reused"));
    private static final Reply RETRIED = new Reply(0, Map.of(Attribute.CONNECTION, "fresh"));

    private record Seen(ProbeOutcome outcome, Phases phases, Reply reply, Set<Flag> flags) {}

    Observation observe(Slot slot, SimulatedModel model, Reaction reaction) {
        return switch (reaction) {
            case Answers a -> record(slot, a, answered(model, a), tokens(model, a), cost(model, a));
            case Reaction.Fails f -> record(slot, f.unspoken(), failed(model, f), Tokens.NONE, Cost.UNKNOWN);
        };
    }

    private Observation record(Slot slot, Answers a, Seen seen, Tokens tokens, Cost cost) {
        var sentAt = slot.scheduledAt().plusNanos(20_000 + (long) (40_000 * a.draws().uniform(LAG)));
        return new Observation(slot.series(), slot.scheduledAt(), sentAt, seen.outcome, seen.phases, tokens, seen.reply,
                seen.flags, cost, version, true);
    }

    private static Seen answered(SimulatedModel model, Answers a) {
        var reply = new Reply(200, Map.of(Attribute.CONNECTION, "reused", Attribute.REQUEST_ID, requestId(a),
                Attribute.SERVED_MODEL, model.id(), Attribute.FINISH_REASON, "stop"));
        return new Seen(new ProbeOutcome.Answered(), ImaginedPhases.answered(a), reply, flags(a));
    }

    private Seen failed(SimulatedModel model, Reaction.Fails f) {
        var a = f.unspoken();
        return switch (f.fault()) {
            case HTTP_500, HTTP_503 -> refused(FailureKind.SERVER_ERROR, model, f);
            case RATE_LIMITED -> refused(FailureKind.RATE_LIMITED, model, f);
            case RESET -> new Seen(
                    new ProbeOutcome.Failed(FailureKind.CONNECT, "closed before any byte of an answer: reset"),
                    ImaginedPhases.resetTwice(a), RETRIED, Set.of(Flag.EMPTY_REPLY, Flag.RETRIED_CONNECTION));
            case STALL -> stalled(a);
            case TRUNCATED -> truncated(model, a);
            case MALFORMED -> new Seen(new ProbeOutcome.Failed(FailureKind.MALFORMED, "an event is not whole JSON"),
                    ImaginedPhases.garbled(a), reply(200, a), Set.of(Flag.NO_USAGE));
        };
    }

    private static Seen refused(FailureKind kind, SimulatedModel model, Reaction.Fails f) {
        var refusal = Refusal.of(f.fault(), model.id());
        var reply = reply(refusal.status(), f.unspoken());
        if (kind == FailureKind.RATE_LIMITED) reply = reply.with(Attribute.RETRY_AFTER, Refusal.RETRY_AFTER_SECONDS);
        String detail = "HTTP " + refusal.status() + ": " + refusal.code() + " " + refusal.message();
        return new Seen(new ProbeOutcome.Failed(kind, detail), ImaginedPhases.refused(f.unspoken()), reply, Set.of());
    }

    private Seen stalled(Answers a) {
        String detail = "not a byte of an answer within " + firstTokenLimit.toMillis() + " ms";
        var outcome = new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.FIRST_TOKEN, firstTokenLimit, detail);
        var phases = ImaginedPhases.stalled(a, TimeUnit.MICROSECONDS.convert(firstTokenLimit));
        return new Seen(outcome, phases, WARM, Set.of(Flag.TIMEOUT_FIRST_TOKEN));
    }

    private static Seen truncated(SimulatedModel model, Answers a) {
        int tokens = a.completionTokens() / 2;
        var flags = EnumSet.of(Flag.TRANSPORT_ERROR, Flag.NO_USAGE, Flag.MISSING_DONE, Flag.MISSING_FINISH_REASON);
        if (tokens > 0) flags.addAll(flags(a));
        var reply = reply(200, a).with(Attribute.SERVED_MODEL, model.id());
        String detail = "cut after " + tokens + " tokens: connection closed";
        var outcome = new ProbeOutcome.Failed(FailureKind.TRUNCATED, detail);
        return new Seen(outcome, ImaginedPhases.cutAfter(a, tokens), reply, flags);
    }

    private static Reply reply(int status, Answers a) {
        return new Reply(status, Map.of(Attribute.CONNECTION, "reused", Attribute.REQUEST_ID, requestId(a)));
    }

    private static String requestId(Answers a) {
        return "req_" + RequestId.of(a.draws());
    }

    private static Tokens tokens(SimulatedModel model, Answers a) {
        return new Tokens(Map.of(TokenKind.PROMPT, model.lengths().prompt(), TokenKind.COMPLETION, a.completionTokens(),
                TokenKind.REASONING, a.reasoningTokens(), TokenKind.CACHED, 0));
    }

    private static Cost cost(SimulatedModel model, Answers a) {
        return new Cost.Usd(model.prices().of(model.lengths().prompt(), a.completionTokens()));
    }

    private static Set<Flag> flags(Answers a) {
        return a.reasoningTokens() > 0 ? Set.of(Flag.REASONING) : Set.of();
    }
}
