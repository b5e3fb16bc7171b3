package dev.nines.monitor.statement.part;

/**
 * A local day of the contract's zone, as far as it lies in the period, for one series under one rule, in runs.
 *
 * @param day {@code 2026-10-25}; it has 23 or 25 hours where the clocks change
 * @param missing planned slots without an observation, and those whose observation is our own fault
 * @param remaining what is left of the period's budget at the day's end, in the unit of the line's budget: on the last day that is
 *     what is left of it in all
 */
public record Day(String day, long good, long bad, long excluded, long missing, String remaining) {}
