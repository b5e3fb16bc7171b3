/**
 * What is true right now, from memory: {@link dev.nines.monitor.live.LiveWindows} for the status page and the metrics,
 * {@link dev.nines.monitor.live.IncidentWatch} for incidents. Not here: anything of last month, which is read from PostgreSQL.
 */
@NullMarked
package dev.nines.monitor.live;

import org.jspecify.annotations.NullMarked;
