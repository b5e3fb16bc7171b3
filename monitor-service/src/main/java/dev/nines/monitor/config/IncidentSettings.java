package dev.nines.monitor.config;

import dev.nines.sla.incident.IncidentPolicy;

/** When an incident opens and closes; by default after three bad runs in a row, and after three good ones. */
public record IncidentSettings(IncidentPolicy policy) {
    public static final IncidentSettings USUAL = new IncidentSettings(new IncidentPolicy(3, 3));
}
