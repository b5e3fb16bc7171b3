package dev.nines.probe.openai;

import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.reply.Reading;

/** Turns stamps into the phases of an observation. What was not seen stays absent. */
final class PhaseRules {
    private static final int NANOS_PER_MICRO = 1_000;

    private PhaseRules() {}

    static Phases of(Evidence e) {
        long begun = e.trace().stamps().begun();
        var durations = e.trace().durations();
        var at = e.reading().stamps();
        var phases = Phases.NONE;
        phases = with(phases, Phase.DNS, 0, durations.dns());
        phases = with(phases, Phase.CONNECT, 0, durations.connect());
        phases = with(phases, Phase.TLS, 0, durations.tls());
        phases = with(phases, Phase.REQUEST, 0, durations.request());
        phases = with(phases, Phase.TTFB, begun, e.trace().stamps().firstByte());
        phases = with(phases, Phase.TTFT, begun, at.firstToken());
        phases = with(phases, Phase.TTFO, begun, at.firstOutput());
        phases = with(phases, Phase.LAST_TOKEN, begun, at.lastToken());
        phases = with(phases, Phase.TOTAL, begun, endOf(e));
        var longest = at.gaps().longestMicros();
        if (longest.isPresent()) phases = phases.with(Phase.MAX_GAP, longest.getAsLong());
        return with(phases, Phase.TPOT, 0, nanosPerToken(e.reading()));
    }

    private static Phases with(Phases phases, Phase phase, long from, long stamp) {
        return stamp == Trace.UNSEEN ? phases : phases.with(phase, Math.max(0, stamp - from) / NANOS_PER_MICRO);
    }

    /** The event that ended the answer, where one did; never the socket's close after it. */
    private static long endOf(Evidence e) {
        boolean ended = switch (e.trace().end()) {
            case WireEnd.Complete _, WireEnd.Stopped _, WireEnd.Cut _ ->
                    e.reading().stamps().finished() != Reading.UNSEEN;
            case WireEnd.Unanswered _, WireEnd.ConnectFailed _, WireEnd.DeadlinePassed _, WireEnd.TooLarge _,
                    WireEnd.NotHttp _, WireEnd.Cancelled _ -> false;
        };
        return ended ? e.reading().stamps().finished() : e.trace().stamps().ended();
    }

    /** Only where several tokens came in several reads: a burst has no time between its tokens. */
    private static long nanosPerToken(Reading reading) {
        int tokens = reading.tokens().count(TokenKind.COMPLETION).orElse(0);
        var at = reading.stamps();
        if (tokens < 2 || reading.seen().tokenEvents() < 2 || at.lastToken() <= at.firstToken()) return Trace.UNSEEN;
        return (at.lastToken() - at.firstToken()) / (tokens - 1);
    }
}
