package dev.nines.sla.incident.scope;

import static dev.nines.sla.incident.scope.ScopeState.only;

import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.scope.MemberChange.CameUp;
import dev.nines.sla.incident.scope.MemberChange.WentDown;
import dev.nines.sla.incident.scope.ScopeState.Calm;
import dev.nines.sla.incident.scope.ScopeState.Open;
import dev.nines.sla.incident.scope.ScopeStep.Change;
import dev.nines.sla.incident.scope.ScopeStep.Closed;
import dev.nines.sla.incident.scope.ScopeStep.Opened;
import dev.nines.sla.incident.scope.ScopeStep.Reason;
import dev.nines.sla.incident.scope.ScopeStep.Updated;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** State and change of one target in, state and step of its endpoint or tier out. Whoever calls keeps the state of each. */
public record ScopeTracker(ScopePolicy policy) {
    /** @param targets how many of the endpoint or tier are asked now */
    public ScopeDecision next(ScopeState state, MemberChange change, int targets) {
        return switch (change) {
            case WentDown down when down.since().equals(state.down().get(down.member())) -> ScopeDecision.hold(state, Reason.KNOWN);
            case WentDown down -> wentDown(state, down, targets);
            case CameUp up when !state.down().containsKey(up.member()) -> ScopeDecision.hold(state, Reason.KNOWN);
            case CameUp up -> cameUp(state, up, targets);
        };
    }

    private ScopeDecision wentDown(ScopeState state, WentDown change, int targets) {
        var down = new TreeMap<>(state.down());
        down.put(change.member(), change.since());
        return switch (state) {
            case Calm _ -> mayOpen(down, change, targets);
            case Open open -> join(open, down, change);
        };
    }

    private ScopeDecision mayOpen(SortedMap<SeriesId, Instant> down, WentDown change, int targets) {
        var members = failedTogether(down);
        if (policy.opens(members.size(), targets)) {
            var since = Collections.min(members.values());
            return new ScopeDecision(
                    new Open(since, down, new TreeSet<>(members.keySet())),
                    new Opened(since, change.decidedAt(), members, change.reason()));
        }
        boolean enough = policy.opens(down.size(), targets);
        return ScopeDecision.hold(new Calm(down), enough ? Reason.NOT_TOGETHER : Reason.TOO_FEW_DOWN);
    }

    /** Those whose first failure is not much older than the newest one: what was broken for days is not part of today's outage. */
    private SortedMap<SeriesId, Instant> failedTogether(SortedMap<SeriesId, Instant> down) {
        var earliest = Collections.max(down.values()).minus(policy.within());
        var together = new TreeMap<>(down);
        together.values().removeIf(since -> since.isBefore(earliest));
        return together;
    }

    private static ScopeDecision join(Open open, SortedMap<SeriesId, Instant> down, WentDown change) {
        var members = new TreeSet<>(open.members());
        members.add(change.member());
        var next = new Open(open.since(), down, members);
        return new ScopeDecision(next, updated(next, Change.JOINED, change));
    }

    private ScopeDecision cameUp(ScopeState state, CameUp change, int targets) {
        var down = new TreeMap<>(state.down());
        down.remove(change.member());
        return switch (state) {
            case Calm _ -> ScopeDecision.hold(new Calm(down), Reason.OWN_MATTER);
            case Open open when !open.members().contains(change.member()) ->
                ScopeDecision.hold(new Open(open.since(), down, open.members()), Reason.OWN_MATTER);
            case Open open -> mayClose(new Open(open.since(), down, open.members()), change, targets);
        };
    }

    private ScopeDecision mayClose(Open open, CameUp change, int targets) {
        var still = only(open.down(), open.members());
        if (policy.staysOpen(still.size(), targets)) return new ScopeDecision(open, updated(open, Change.LEFT, change));
        var until = change.until().isBefore(open.since()) ? change.decidedAt() : change.until();
        return new ScopeDecision(new Calm(open.down()), new Closed(open.since(), until, change.decidedAt(), still));
    }

    private static Updated updated(Open open, Change what, MemberChange change) {
        return new Updated(open.since(), change.decidedAt(), what, change.member(), open.stillDown().size());
    }
}
