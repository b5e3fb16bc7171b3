package dev.nines.probe.fault;

import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.probe.fault.WhoseFault.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Runs that ended in every way; each lasted ten seconds, the first token came after two. */
final class Runs {
    static final Slot SLOT = new Slot(new Series(new Target("gateway", "chat", "m-1"), "", "here"),
            Instant.parse("2026-10-01T00:00:00Z"));
    private static final long BEGUN = Long.MAX_VALUE - Duration.ofSeconds(4).toNanos(); // the clock wraps under way

    private Runs() {}

    static Observation ended(String how) {
        return switch (how) {
            case "OK" -> found(new Answered());
            case "CONNECT" -> found(failed(FailureKind.CONNECT));
            case "TRUNCATED by the connection" -> found(failed(FailureKind.TRUNCATED), Flag.TRANSPORT_ERROR);
            case "TRUNCATED by the server" -> found(failed(FailureKind.TRUNCATED));
            case "SERVER_ERROR" -> found(failed(FailureKind.SERVER_ERROR));
            case "RATE_LIMITED" -> found(failed(FailureKind.RATE_LIMITED));
            case "TIMEOUT" -> found(new TimedOut(Deadline.TOTAL, Duration.ofSeconds(10), "no end of the answer"));
            case "TIMEOUT of the server" -> found(new TimedOut(Deadline.UPSTREAM, Duration.ofSeconds(9), "HTTP 504"));
            case "LOCAL" -> found(new Local(Cause.SHUTTING_DOWN, ""));
            default -> throw new IllegalArgumentException(how);
        };
    }

    static Observation found(ProbeOutcome outcome, Flag... flags) {
        var phases = Phases.NONE.with(Phase.TTFB, 1_000_000).with(Phase.TTFT, 2_000_000).with(Phase.TOTAL, 10_000_000);
        return new Observation(SLOT.series(), SLOT.scheduledAt(), SLOT.scheduledAt(), outcome, phases, Tokens.NONE,
                Reply.NONE, Set.of(flags), Cost.UNKNOWN, "chat-1", false);
    }

    static Observation sentLate(Duration lag) {
        return new Observation(SLOT.series(), SLOT.scheduledAt(), SLOT.scheduledAt().plus(lag), new Answered(),
                Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "chat-1", false);
    }

    static Run run(Observation found) {
        return new Run(found, after(0, 10_000));
    }

    /** A stretch in milliseconds from the run's begin. */
    static Span after(long fromMillis, long toMillis) {
        return new Span(BEGUN + Duration.ofMillis(fromMillis).toNanos(), BEGUN + Duration.ofMillis(toMillis).toNanos());
    }

    /** {@code 3000+60}: for 60 ms, from 3 s after the run's begin. */
    static Stall stall(String text) {
        int plus = text.indexOf('+');
        long from = Long.parseLong(text.substring(0, plus));
        long length = Long.parseLong(text.substring(plus + 1));
        return new Stall(after(from, from + length), Duration.ofMillis(length));
    }

    private static Failed failed(FailureKind kind) {
        return new Failed(kind, "as planted");
    }
}
