/**
 * One writing of a period's account beside the next: whether they say the same, what is otherwise and why, and what a list says of one. Entry:
 * {@link dev.nines.monitor.statement.revise.Revision}. Not here: when a period is judged again.
 */
@NullMarked
package dev.nines.monitor.statement.revise;

import org.jspecify.annotations.NullMarked;
