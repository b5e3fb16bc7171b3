package dev.nines.monitor.web.read;

import dev.nines.db.state.IncidentHistory.Kept;
import dev.nines.db.state.IncidentHistory.Membership;
import dev.nines.db.state.Incidents.Incident.Closed;
import dev.nines.db.state.Incidents.Incident.Open;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.Timeline;
import dev.nines.sla.incident.scope.ScopeStep;
import dev.nines.sla.incident.scope.ScopeStep.Change;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps of an incident again, from the rows that they left. */
final class IncidentTimeline {
    private IncidentTimeline() {}

    static Timeline of(Kept kept, List<Kept> members, List<Delivery> told) {
        var timeline = switch (kept.incident().opened().kind()) {
            case TARGET, DEGRADED, MONITOR -> one(kept);
            case TIER, ENDPOINT -> whole(kept, members);
        };
        for (var delivery : told) timeline = timeline.and(told(delivery));
        return timeline;
    }

    private static Timeline one(Kept kept) {
        var o = kept.incident().opened();
        var timeline = Timeline.of(o.series(), new Step.Opened(o.since(), o.decidedAt(), o.reason()));
        if (kept.membership() instanceof Membership.PartOf(var whole, var at)) {
            timeline = timeline.and(new Timeline(List.of(new Timeline.Entry(
                    at, Timeline.What.JOINED, o.series().name(), "part of " + whole, new Timeline.Evidence.None()))));
        }
        return switch (kept.incident()) {
            case Open _ -> timeline;
            case Closed(_, var c) -> timeline.and(Timeline.of(o.series(), new Step.Closed(o.since(), c.until(), c.decidedAt())));
        };
    }

    private static Timeline whole(Kept kept, List<Kept> members) {
        var o = kept.incident().opened();
        var first = members.stream().filter(m -> !joinedAt(m).isAfter(o.decidedAt())).toList();
        var timeline = Timeline.of(o.series().name(), new ScopeStep.Opened(o.since(), o.decidedAt(), since(first), o.reason()));
        for (var update : updates(kept, members, first.size())) timeline = timeline.and(Timeline.of(o.series().name(), update));
        return switch (kept.incident()) {
            case Open _ -> timeline;
            case Closed(_, var c) -> timeline.and(Timeline.of(o.series().name(), closed(o, c, members)));
        };
    }

    /** A member that came or went while the whole was open. */
    private record Update(Instant at, Change change, SeriesId member) {}

    private static List<ScopeStep.Updated> updates(Kept kept, List<Kept> members, int downFirst) {
        var o = kept.incident().opened();
        var changes = new ArrayList<Update>();
        for (var member : members) {
            var series = member.incident().opened().series();
            if (joinedAt(member).isAfter(o.decidedAt())) changes.add(new Update(joinedAt(member), Change.JOINED, series));
            if (closedAt(member).isBefore(closedAt(kept))) changes.add(new Update(closedAt(member), Change.LEFT, series));
        }
        changes.sort(Comparator.comparing(Update::at));
        var updates = new ArrayList<ScopeStep.Updated>();
        int down = downFirst;
        for (var change : changes) {
            down += change.change() == Change.JOINED ? 1 : -1;
            updates.add(new ScopeStep.Updated(o.since(), change.at(), change.change(), change.member(), Math.max(0, down)));
        }
        return updates;
    }

    private static ScopeStep.Closed closed(IncidentOpened o, IncidentClosed c, List<Kept> members) {
        var released = members.stream().filter(m -> closedAt(m).isAfter(c.decidedAt())).toList();
        return new ScopeStep.Closed(o.since(), c.until(), c.decidedAt(), since(released));
    }

    private static SortedMap<SeriesId, Instant> since(List<Kept> members) {
        var since = new TreeMap<SeriesId, Instant>();
        members.forEach(m -> since.merge(m.incident().opened().series(), m.incident().opened().since(), (a, b) -> a.isBefore(b) ? a : b));
        return since;
    }

    private static Instant joinedAt(Kept member) {
        return switch (member.membership()) {
            case Membership.Alone _ -> member.incident().opened().decidedAt();
            case Membership.PartOf(_, var at) -> at;
        };
    }

    private static Instant closedAt(Kept kept) {
        return switch (kept.incident()) {
            case Open _ -> Instant.MAX;
            case Closed(_, var c) -> c.decidedAt();
        };
    }

    private static Timeline told(Delivery delivery) {
        var at = delivery.attempts().isEmpty() ? delivery.occurredAt() : delivery.attempts().getLast().at();
        return Timeline.told(at, delivery.receiver(), delivery.type() + ": " + delivery.told());
    }
}
