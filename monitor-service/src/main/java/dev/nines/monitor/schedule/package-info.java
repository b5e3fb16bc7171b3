/**
 * When to ask, and what becomes of each slot. Quartz plans stretches of slots ({@link dev.nines.monitor.schedule.PlanRound}),
 * the timer of an event loop fires them ({@link dev.nines.monitor.schedule.SlotTimer}), {@link dev.nines.monitor.schedule.SlotRunner}
 * asks within the endpoint's budget, {@link dev.nines.monitor.schedule.IntakeQueue} hands what was found to the spool.
 * Not here: the question itself ({@code probes}), what an observation is worth ({@code sla-rules}), SQL ({@code db}).
 */
@NullMarked
package dev.nines.monitor.schedule;

import org.jspecify.annotations.NullMarked;
