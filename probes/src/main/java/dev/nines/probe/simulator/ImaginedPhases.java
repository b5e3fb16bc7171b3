package dev.nines.probe.simulator;

import static dev.nines.probe.Phase.CONNECT;
import static dev.nines.probe.Phase.LAST_TOKEN;
import static dev.nines.probe.Phase.MAX_GAP;
import static dev.nines.probe.Phase.REQUEST;
import static dev.nines.probe.Phase.TOTAL;
import static dev.nines.probe.Phase.TPOT;
import static dev.nines.probe.Phase.TTFB;
import static dev.nines.probe.Phase.TTFO;
import static dev.nines.probe.Phase.TTFT;

import dev.nines.probe.Phases;
import dev.nines.probe.simulator.Reaction.Answers;

/** The phases of a request on a warm connection, as far as it came. */
final class ImaginedPhases {
    private static final int SENDING = 2001;
    private static final int ENDING = 2002;
    private static final int A_LOCAL_CONNECT = 120;

    private ImaginedPhases() {}

    private static Phases sent(Answers a) {
        return Phases.NONE.with(REQUEST, 40 + (long) (80 * a.draws().uniform(SENDING)));
    }

    /** Reset on the warm connection, tried once more on a fresh one, and reset again. */
    static Phases resetTwice(Answers a) {
        return sent(a).with(CONNECT, A_LOCAL_CONNECT).with(TOTAL, 2 * a.refusalMicros() + A_LOCAL_CONNECT);
    }

    static Phases stalled(Answers a, long limitMicros) {
        return sent(a).with(TOTAL, limitMicros);
    }

    static Phases refused(Answers a) {
        return sent(a).with(TTFB, a.refusalMicros()).with(TOTAL, a.refusalMicros());
    }

    static Phases garbled(Answers a) {
        return began(a).with(TOTAL, a.firstTokenMicros());
    }

    static Phases cutAfter(Answers a, int tokens) {
        var phases = spoken(a, tokens);
        return phases.with(TOTAL, phases.micros(LAST_TOKEN).orElse(a.headMicros()));
    }

    private static Phases began(Answers a) {
        return sent(a).with(TTFB, a.headMicros());
    }

    /** As far as token {@code tokens}; with none, as far as the headers. */
    private static Phases spoken(Answers a, int tokens) {
        if (tokens == 0) return began(a);
        long at = a.firstTokenMicros();
        long widest = 0;
        var phases = began(a).with(TTFT, at);
        for (int n = 0; n < tokens; n++) {
            long gap = n == 0 ? 0 : a.gapMicros(n);
            widest = Math.max(widest, gap);
            at += gap;
            if (n == a.reasoningTokens()) phases = phases.with(TTFO, at);
        }
        phases = phases.with(LAST_TOKEN, at);
        if (tokens == 1) return phases;
        return phases.with(MAX_GAP, widest).with(TPOT, (at - a.firstTokenMicros()) / (tokens - 1));
    }

    static Phases answered(Answers a) {
        var phases = spoken(a, a.completionTokens());
        long end = phases.micros(LAST_TOKEN).orElseThrow() + 20 + (long) (60 * a.draws().uniform(ENDING));
        return phases.with(TOTAL, end);
    }
}
