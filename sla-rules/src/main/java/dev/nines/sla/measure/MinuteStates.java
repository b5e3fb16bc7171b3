package dev.nines.sla.measure;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.measure.Measure.DownMinute;
import java.util.BitSet;

/** What each minute is. One that lies only in part in an exclusion is judged by what was counted of it. */
final class MinuteStates {
    private final DownMinute rule;
    private final Slices minutes;
    private final State ifSilent;
    private final BitSet excluded = new BitSet();

    /** @param ifSilent what a minute without a request is taken for */
    MinuteStates(DownMinute rule, Slices minutes, Spans exclusions, State ifSilent) {
        this.rule = rule;
        this.minutes = minutes;
        this.ifSilent = ifSilent;
        for (var span : exclusions.list()) {
            int from = minutes.firstFrom(span.from());
            excluded.set(from, Math.max(from, minutes.firstEndingAfter(span.to())));
        }
    }

    enum State { DOWN, UP, WITHOUT_REQUESTS, EXCLUDED }

    State of(int minute) {
        if (excluded.get(minute)) return State.EXCLUDED;
        long requests = minutes.requests(minute);
        if (requests == 0) return ifSilent;
        return requests >= rule.minimumRequests() && isAboveRate(minute, requests) ? State.DOWN : State.UP;
    }

    long excludedWithin(Span span) {
        return excluded.get(minutes.firstFrom(span.from()), minutes.firstFrom(span.to())).cardinality();
    }

    private boolean isAboveRate(int minute, long requests) {
        var rate = rule.errorRateAbove();
        return Math.multiplyExact(minutes.errors(minute), rate.whole()) > Math.multiplyExact(requests, rate.part());
    }
}
