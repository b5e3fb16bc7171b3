package dev.nines.sla.statement;

import java.util.List;

/**
 * What a statement accounts for, in any order.
 *
 * @param notes sentences on the data that only the caller knows, such as that it was simulated; printed in their order
 */
public record Findings(List<Judged> judged, List<IncidentLine> incidents, List<String> notes, Around around) {
    public Findings(List<Judged> judged, List<IncidentLine> incidents) {
        this(judged, incidents, List.of());
    }

    public Findings(List<Judged> judged, List<IncidentLine> incidents, List<String> notes) {
        this(judged, incidents, notes, Around.NOTHING);
    }

    public Findings {
        judged = List.copyOf(judged);
        incidents = List.copyOf(incidents);
        notes = List.copyOf(notes);
    }
}
