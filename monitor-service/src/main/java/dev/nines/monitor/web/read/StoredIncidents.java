package dev.nines.monitor.web.read;

import dev.nines.db.state.WatchedTogether;
import dev.nines.monitor.live.TogetherWatch;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Together.Said;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Deliveries.Wanted;
import dev.nines.db.state.IncidentHistory;
import dev.nines.db.state.IncidentHistory.Kept;
import dev.nines.db.state.IncidentHistory.Membership;
import dev.nines.db.state.Incidents.Incident.Closed;
import dev.nines.db.state.Incidents.Incident.Open;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.PlainText;
import dev.nines.sla.incident.Timeline;
import dev.nines.sla.store.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Incidents as the state log has kept them. */
final class StoredIncidents implements Incidents {
    private static final int MOST_MESSAGES = 1_000;

    private final IncidentHistory history;
    private final Deliveries deliveries;
    private final Remarks remarks;
    private final WatchedTogether together;

    StoredIncidents(IncidentHistory history, Deliveries deliveries, Remarks remarks, WatchedTogether together) {
        this.history = history;
        this.deliveries = deliveries;
        this.remarks = remarks;
        this.together = together;
    }

    @Override
    public List<SeenAlone> seenAlone() {
        var alone = new ArrayList<SeenAlone>();
        TogetherWatch.read(together.all()).forEach((target, said) -> {
            if (!(said.state() instanceof IncidentState.Up)) return;
            said.said().forEach((vantage, word) -> {
                if (word instanceof Said.Failing(_, var since, var reason)) alone.add(new SeenAlone(target + "@" + vantage, since, reason));
            });
        });
        return List.copyOf(alone);
    }

    @Override
    public List<Incident> open() {
        return history.open().stream().map(StoredIncidents::incident).toList();
    }

    @Override
    public List<Incident> during(Window window) {
        return history.during(window.from(), window.to()).stream().map(StoredIncidents::incident).toList();
    }

    @Override
    public Optional<IncidentFile> file(String id) {
        return history.of(id).map(kept -> {
            var members = history.partsOf(id);
            var told = deliveries(new Wanted(EnumSet.allOf(State.class), id, "", MOST_MESSAGES)).reversed();
            return new IncidentFile(incident(kept), members.stream().map(StoredIncidents::incident).toList(),
                    IncidentTimeline.of(kept, members, told).and(remarked(id)), told);
        });
    }

    @Override
    public List<Delivery> deliveries(Wanted wanted) {
        return deliveries.find(wanted).stream().map(StoredIncidents::delivery).toList();
    }

    private Timeline remarked(String id) {
        return new Timeline(remarks.of(List.of(id)).values().stream().flatMap(List::stream).map(StoredIncidents::entry).toList());
    }

    /** Words of people, as one line: whoever looks at a list must not take a part of one for an entry of ours. */
    private static Timeline.Entry entry(KeptRemark r) {
        var text = r.ticket().isEmpty() ? r.text() : r.text().isEmpty() ? "ticket " + r.ticket() : "ticket " + r.ticket() + ": " + r.text();
        return new Timeline.Entry(r.at(), Timeline.What.REMARKED, PlainText.of(r.author()), PlainText.of(text), new Timeline.Evidence.None());
    }

    private static Incident incident(Kept kept) {
        var o = kept.incident().opened();
        var partOf = switch (kept.membership()) {
            case Membership.Alone _ -> "";
            case Membership.PartOf(var whole, _) -> whole;
        };
        var end = switch (kept.incident()) {
            case Open _ -> new Incident.Open();
            case Closed(_, var c) -> new Incident.ClosedAt(c.until(), c.decidedAt());
        };
        return new Incident(o.incident(), o.kind(), o.series().name(), o.since(), o.decidedAt(), o.reason(), partOf, end);
    }

    private static Delivery delivery(Deliveries.Delivery d) {
        var m = d.message();
        var state = d.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Delivery(m.id(), m.receiver(), m.type(), title(m), m.occurredAt(), m.incidents(), state,
                d.attempts().stream().map(StoredIncidents::attempt).toList());
    }

    private static Delivery.Attempt attempt(Outbox.Attempt a) {
        return new Delivery.Attempt(a.at(), a.took(), a.status() == 0 ? a.excerpt() : Integer.toString(a.status()), a.excerpt());
    }

    private static String title(Message message) {
        try {
            return Notice.of(message).title();
        } catch (IllegalArgumentException _) {
            return message.type(); // what is no JSON, or of another version, has no title
        }
    }
}
