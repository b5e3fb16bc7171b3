package dev.nines.probe.openai;

import dev.nines.probe.Phases;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.reply.Reading;

/** Turns stamps into the phases of an observation. What was not seen stays absent. */
final class PhaseRules {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long UNSEEN = -1;

    private PhaseRules() {}

    static Phases of(Evidence e) {
        long begun = e.trace().stamps().begun();
        var durations = e.trace().durations();
        var at = e.reading().stamps();
        return Phases.of(phase -> switch (phase) {
            case DNS -> micros(0, durations.dns());
            case CONNECT -> micros(0, durations.connect());
            case TLS -> micros(0, durations.tls());
            case REQUEST -> micros(0, durations.request());
            case TTFB -> micros(begun, e.trace().stamps().firstByte());
            case TTFT -> micros(begun, at.firstToken());
            case TTFO -> micros(begun, at.firstOutput());
            case LAST_TOKEN -> micros(begun, at.lastToken());
            case TOTAL -> micros(begun, endOf(e));
            case MAX_GAP -> at.gaps().longestMicros().orElse(UNSEEN);
            case TPOT -> micros(0, nanosPerToken(e.reading()));
        });
    }

    private static long micros(long from, long stamp) {
        return stamp == Trace.UNSEEN ? UNSEEN : Math.max(0, stamp - from) / NANOS_PER_MICRO;
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
