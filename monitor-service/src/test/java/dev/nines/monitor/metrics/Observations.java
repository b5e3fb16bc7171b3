package dev.nines.monitor.metrics;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs as a probe would report them. */
final class Observations {
    static final Series PRO = series("Pro/deepseek-ai/DeepSeek-V3.2", "pro");
    static final Series FLASH = series("deepseek-ai/DeepSeek-V4-Flash", "");
    static final Instant SLOT = Instant.parse("2026-11-01T00:00:00Z");

    private Observations() {}

    static Series series(String model, String tier) {
        return new Series(new Target("global-api", "chat", model), tier, "home");
    }

    static Observation answered(Series series, Duration total) {
        long us = total.toNanos() / 1_000;
        var phases = Phases.NONE.with(Phase.TOTAL, us).with(Phase.TTFT, us / 2).with(Phase.TPOT, us / 100);
        var tokens = Tokens.NONE.with(TokenKind.PROMPT, 21).with(TokenKind.COMPLETION, 4)
                .with(TokenKind.REASONING, 2).with(TokenKind.CACHED, 16);
        return of(series, new ProbeOutcome.Answered(), phases, tokens, new Cost.Usd(new BigDecimal("0.000125")));
    }

    static Observation flagged(Observation o, Flag flag) {
        return new Observation(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(), o.reply(), Set.of(flag),
                o.cost(), o.probeVersion(), o.simulated());
    }

    static Observation at(Instant slot, Observation o) {
        return new Observation(o.series(), slot, slot, o.outcome(), o.phases(), o.tokens(), o.reply(), o.flags(), o.cost(), o.probeVersion(),
                o.simulated());
    }

    static Observation ended(Series series, ProbeOutcome outcome) {
        return of(series, outcome, Phases.NONE.with(Phase.TOTAL, 3_000), Tokens.NONE, Cost.UNKNOWN);
    }

    static Observation timedOut(Series series, Duration limit) {
        return ended(series, new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, limit, "no end in time"));
    }

    static List<Observation> oneOfEveryClass(Series series) {
        var all = new ArrayList<Observation>();
        all.add(answered(series, Duration.ofMillis(640)));
        all.add(timedOut(series, Duration.ofSeconds(60)));
        for (var kind : FailureKind.values()) all.add(ended(series, new ProbeOutcome.Failed(kind, "as told")));
        all.add(ended(series, new ProbeOutcome.Local(ProbeOutcome.Cause.BUDGET, "no requests left this minute")));
        return all;
    }

    private static Observation of(Series series, ProbeOutcome outcome, Phases phases, Tokens tokens, Cost cost) {
        return new Observation(series, SLOT, SLOT, outcome, phases, tokens, Reply.NONE, Set.of(), cost, "v1", false);
    }
}
