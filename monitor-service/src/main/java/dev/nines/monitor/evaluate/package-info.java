/**
 * From stored observations to verdicts: {@link dev.nines.monitor.evaluate.Grading} is the one bridge between what
 * happened and what it counts as. The arithmetic itself is {@code sla-rules}'.
 */
@NullMarked
package dev.nines.monitor.evaluate;

import org.jspecify.annotations.NullMarked;
