/**
 * Runs in, a verdict out: one account for each rule and series, fed in the order of time.
 * Entries: {@link dev.nines.sla.account.Run}, {@link dev.nines.sla.account.RuleAccount}.
 */
@NullMarked
package dev.nines.sla.account;

import org.jspecify.annotations.NullMarked;
