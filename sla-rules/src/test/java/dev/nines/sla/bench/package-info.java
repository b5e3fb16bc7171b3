/**
 * How long judging takes, and how often the usual alerts speak up. Entries: {@link dev.nines.sla.bench.Verdicts}, run by
 * {@code docs/benchmarks/verdict}, and {@link dev.nines.sla.bench.FalseAlarmMonths}, by {@code docs/benchmarks/false-alarms}.
 */
@NullMarked
package dev.nines.sla.bench;

import org.jspecify.annotations.NullMarked;
