/**
 * What is worth telling somebody: rules with their parameters, figures in, a finding with its reason and its numbers out. A finding is a
 * state and not yet a message; {@code decide} makes messages of them. Entries: {@link dev.nines.sla.alert.AlertRule},
 * {@link dev.nines.sla.alert.AlertRules}.
 */
@NullMarked
package dev.nines.sla.alert;

import org.jspecify.annotations.NullMarked;
