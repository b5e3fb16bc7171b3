/**
 * When a target counts as down, by its own rule and never by the contract's. Entries: {@link dev.nines.sla.incident.IncidentTracker} for
 * what one vantage sees, {@link dev.nines.sla.incident.Quorum} for what several see; {@link dev.nines.sla.incident.Degraded} and
 * {@link dev.nines.sla.incident.OwnTrouble} read a slow tail and our own trouble as samples of trackers of their own.
 */
@NullMarked
package dev.nines.sla.incident;

import org.jspecify.annotations.NullMarked;
