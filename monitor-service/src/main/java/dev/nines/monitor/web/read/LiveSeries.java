package dev.nines.monitor.web.read;

import dev.nines.probe.Series;
import dev.nines.sla.incident.IncidentState;

/**
 * What is remembered of one series.
 *
 * @param state as the incident rule has it
 * @param counts observations of the span by class
 * @param latencies of the span
 * @param newest and the newest failure: since the process started, however long ago
 */
public record LiveSeries(Series series, IncidentState state, ClassCounts counts, Latencies latencies, LastSeen newest, LastSeen lastFailure) {}
