/**
 * Sums of raw rows by hour, day and month, done in SQL by one worker at a time. Entry: {@link dev.nines.db.rollup.Rollups}. When it runs
 * is the caller's business, and what the sums answer is that of the package {@code question}.
 */
@NullMarked
package dev.nines.db.rollup;

import org.jspecify.annotations.NullMarked;
