/**
 * Whether a finding is told now, and why not: grouped, silenced, inhibited, repeated, held while it flaps. State and event in, state and
 * decision out; the time is passed in. Entry: {@link dev.nines.sla.alert.decide.Decider}.
 */
@NullMarked
package dev.nines.sla.alert.decide;

import org.jspecify.annotations.NullMarked;
