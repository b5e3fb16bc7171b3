package dev.nines.db;

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
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Observations to store. */
public final class Samples {
    public static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
    public static final Series FAST = series("deepseek-ai/DeepSeek-V4-Flash");
    public static final Series PRO =
            new Series(new Target("global", "chat", "Pro/deepseek-ai/DeepSeek-R1"), "pro", "home");

    private Samples() {}

    public static Series series(String model) {
        return new Series(new Target("global", "chat", model), "standard", "home");
    }

    /** An answer with everything that a usual one has. */
    public static Observation answer(Series series, Instant slot, long ttftMicros, long totalMicros) {
        var phases = Phases.NONE.with(Phase.DNS, 120).with(Phase.CONNECT, 900).with(Phase.TLS, 4_000)
                .with(Phase.REQUEST, 80).with(Phase.TTFB, ttftMicros)
                .with(Phase.TTFT, ttftMicros).with(Phase.TTFO, ttftMicros)
                .with(Phase.LAST_TOKEN, totalMicros).with(Phase.TOTAL, totalMicros)
                .with(Phase.MAX_GAP, 7_000).with(Phase.TPOT, 5_000);
        var tokens = Tokens.NONE.with(TokenKind.PROMPT, 21).with(TokenKind.COMPLETION, 9);
        var reply = new Reply(200, Map.of(Attribute.CONNECTION, "fresh", Attribute.FINISH_REASON, "stop",
                Attribute.SERVED_MODEL, series.target().model(), Attribute.REQUEST_ID, "req-1"));
        return new Observation(series, slot, slot.plusNanos(42_000), new ProbeOutcome.Answered(), phases, tokens, reply,
                Set.of(Flag.REASONING), new Cost.Usd(new BigDecimal("0.00001230")), "chat-1", true);
    }

    /** The same while the monitor itself stood still. */
    public static Observation delayed(Observation o) {
        return flagged(o, Flag.MONITOR_DELAYED);
    }

    public static Observation flagged(Observation o, Flag... flags) {
        return new Observation(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(), o.reply(),
                Set.of(flags), o.cost(), o.probeVersion(), o.simulated());
    }

    public static Observation timeout(Series series, Instant slot, Duration limit) {
        return bare(series, slot, new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, limit, "no [DONE] in time"));
    }

    public static Observation failure(Series series, Instant slot, FailureKind kind) {
        return bare(series, slot, new ProbeOutcome.Failed(kind, "said " + kind));
    }

    public static Observation bare(Series series, Instant slot, ProbeOutcome outcome) {
        return new Observation(series, slot, slot, outcome, Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(),
                Cost.UNKNOWN, "chat-1", false);
    }
}
