package dev.nines.sla.measure;

import dev.nines.sla.Span;

/**
 * A run of down minutes that is long enough to count.
 *
 * @param span from the first down minute to the end of the last; it may reach beyond the period
 * @param minutes down minutes of the run, without those that it only bridges
 * @param minutesInPeriod those of them that the period is charged with
 */
public record DownRun(Span span, long minutes, long minutesInPeriod) {}
