/**
 * Sealed days: their rows as canonical lines, which of them are to be sealed, and the roots that were signed. Entry:
 * {@link dev.nines.db.seal.DaySeals}, {@link dev.nines.db.seal.DayRows}. Who signs, and when, is the caller's business.
 */
@NullMarked
package dev.nines.db.seal;

import org.jspecify.annotations.NullMarked;
