package dev.nines.sla.statistics;

import dev.nines.sla.sample.LatencyBound;

/** @param high a deadline, or never, where the slow end of the runs was not answered */
public record LatencyInterval(LatencyBound low, LatencyBound high) {}
