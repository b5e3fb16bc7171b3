/**
 * When a target counts as down, by its own rule and never by the contract's.
 * Entry: {@link dev.nines.sla.incident.IncidentTracker}.
 */
@NullMarked
package dev.nines.sla.incident;

import org.jspecify.annotations.NullMarked;
