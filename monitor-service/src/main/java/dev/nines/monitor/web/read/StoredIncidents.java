package dev.nines.monitor.web.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Outbox;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.util.List;
import java.util.Locale;

/** Incidents as the state log has kept them. */
final class StoredIncidents implements Incidents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final dev.nines.db.state.Incidents incidents;
    private final Deliveries deliveries;

    StoredIncidents(dev.nines.db.state.Incidents incidents, Deliveries deliveries) {
        this.incidents = incidents;
        this.deliveries = deliveries;
    }

    @Override
    public List<Incident> open() {
        return incidents.openIncidents().reversed().stream().map(o -> incident(o, new Incident.Open())).toList();
    }

    @Override
    public List<Incident> during(Window window) {
        return incidents.incidents(window.from(), window.to()).reversed().stream().map(StoredIncidents::incident).toList();
    }

    @Override
    public List<Delivery> deliveries(int atMost) {
        return deliveries.recent(atMost).stream().map(StoredIncidents::delivery).toList();
    }

    private static Incident incident(dev.nines.db.state.Incidents.Incident stored) {
        return switch (stored) {
            case dev.nines.db.state.Incidents.Incident.Open o -> incident(o.opened(), new Incident.Open());
            case dev.nines.db.state.Incidents.Incident.Closed c ->
                incident(c.opened(), new Incident.ClosedAt(c.closed().until()));
        };
    }

    private static Incident incident(IncidentOpened o, Incident.End end) {
        return new Incident(o.incident(), o.series().name(), o.since(), o.reason(), end);
    }

    private static Delivery delivery(Deliveries.Delivery d) {
        var m = d.message();
        var state = d.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Delivery(m.id(), m.receiver(), m.type(), m.occurredAt(), incidentOf(m.body()), state,
                d.attempts().stream().map(StoredIncidents::attempt).toList());
    }

    private static Delivery.Attempt attempt(Outbox.Attempt a) {
        return new Delivery.Attempt(a.at(), a.took(), a.status() == 0 ? a.excerpt() : Integer.toString(a.status()));
    }

    private static String incidentOf(String body) {
        try {
            return JSON.readTree(body).path("data").path("incident").asText("");
        } catch (JsonProcessingException e) {
            return ""; // a message that is no JSON tells of no incident
        }
    }
}
