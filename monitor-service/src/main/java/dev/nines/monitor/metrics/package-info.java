/**
 * What {@code /metrics} says. Entry: {@link dev.nines.monitor.metrics.Metrics}, four groups of meters on one registry;
 * {@link dev.nines.monitor.metrics.MetricsController} serves it. Values are told to this package: it asks nothing of
 * a store, and a scrape never sends a request. Its numbers are for charts and alarms: a verdict comes from rows, never
 * from buckets.
 */
@NullMarked
package dev.nines.monitor.metrics;

import org.jspecify.annotations.NullMarked;
