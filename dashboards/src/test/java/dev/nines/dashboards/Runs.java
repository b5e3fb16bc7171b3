package dev.nines.dashboards;

import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Runs of two models, one in a tier and one in none. */
final class Runs {
    private static final Series PRO = series("Pro/deepseek-ai/DeepSeek-V3.2", "pro");
    private static final Series PLAIN = series("deepseek-ai/DeepSeek-V4-Flash", "");
    private static final Phases FAST =
            Phases.NONE.with(Phase.TTFT, 210_000).with(Phase.TPOT, 9_000).with(Phase.TOTAL, 640_000);
    private static final Tokens FEW = Tokens.NONE.with(TokenKind.PROMPT, 21).with(TokenKind.COMPLETION, 4);

    private Runs() {}

    static List<Observation> oneOfEachKind() {
        return List.of(
                run(PRO, new ProbeOutcome.Answered(), FAST),
                run(PLAIN, new ProbeOutcome.Answered(), FAST),
                run(PRO, new TimedOut(Deadline.TOTAL, Duration.ofSeconds(60), "no end"), Phases.NONE),
                run(PLAIN, new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "HTTP 503"), Phases.NONE));
    }

    private static Series series(String model, String tier) {
        return new Series(new Target("global-api", "chat", model), tier, "home");
    }

    private static Observation run(Series series, ProbeOutcome outcome, Phases phases) {
        var slot = Instant.parse("2026-11-01T00:00:00Z");
        return new Observation(series, slot, slot, outcome, phases, FEW, Reply.NONE, Set.of(),
                new Cost.Usd(new BigDecimal("0.0001")), "v1", false);
    }
}
