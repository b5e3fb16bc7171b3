package dev.nines.sla.incident;

/**
 * When a target counts as down.
 *
 * @param openAfter bad samples in a row that open an incident, back-dated to the first of them
 * @param closeAfter good samples in a row that close it, back-dated to the first of them
 */
public record IncidentPolicy(int openAfter, int closeAfter) {
    public IncidentPolicy {
        if (openAfter < 1) throw new IllegalArgumentException("open-after must be at least 1: " + openAfter);
        if (closeAfter < 1) throw new IllegalArgumentException("close-after must be at least 1: " + closeAfter);
    }
}
