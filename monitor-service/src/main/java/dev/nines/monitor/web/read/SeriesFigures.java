package dev.nines.monitor.web.read;

import dev.nines.probe.Series;

/**
 * What is known of one series.
 *
 * @param month observations of the window's month by class
 * @param recent latencies of the last hour
 */
public record SeriesFigures(Series series, ClassCounts month, Latencies recent, LastSeen newest, LastSeen lastFailure) {}
