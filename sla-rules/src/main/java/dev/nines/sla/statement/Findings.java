package dev.nines.sla.statement;

import java.util.List;

/** What a statement accounts for, in any order. */
public record Findings(List<Judged> judged, List<IncidentLine> incidents) {
    public Findings {
        judged = List.copyOf(judged);
        incidents = List.copyOf(incidents);
    }
}
