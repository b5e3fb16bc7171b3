/** Incidents, and the messages they caused. Entry: {@link dev.nines.monitor.web.incident.IncidentController}. */
@NullMarked
package dev.nines.monitor.web.incident;

import org.jspecify.annotations.NullMarked;
