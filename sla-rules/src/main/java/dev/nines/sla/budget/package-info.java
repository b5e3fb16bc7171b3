/**
 * What a promise leaves room for, and what is left of it while a period is open. Exact; nothing is clamped: what is
 * overdrawn stays negative. Entries: {@link dev.nines.sla.budget.TimeBudget}, {@link dev.nines.sla.budget.OpenPeriod}.
 */
@NullMarked
package dev.nines.sla.budget;

import org.jspecify.annotations.NullMarked;
