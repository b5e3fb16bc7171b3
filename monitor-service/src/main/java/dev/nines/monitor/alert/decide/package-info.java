/**
 * What is told of what happened: changes of state and findings in; groups of alerts decided, kept and told in one transaction. Entry:
 * {@link dev.nines.monitor.alert.decide.AlertDesk}. The decision itself is pure, and not here: {@link dev.nines.sla.alert.decide.Decider}.
 */
@NullMarked
package dev.nines.monitor.alert.decide;

import org.jspecify.annotations.NullMarked;
