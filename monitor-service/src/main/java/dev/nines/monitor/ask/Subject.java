package dev.nines.monitor.ask;

import dev.nines.probe.Probe;
import dev.nines.probe.Series;

/**
 * What is asked.
 *
 * @param probeVersion names the question, also in runs that were never sent
 */
public record Subject(Series series, Probe probe, String probeVersion) {}
