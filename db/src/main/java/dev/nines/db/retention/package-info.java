/**
 * What is dropped when, and why something is kept. Entry: {@link dev.nines.db.retention.Retention}. Decides nothing about contracts:
 * what they still need is told, as stretches of time.
 */
@NullMarked
package dev.nines.db.retention;

import org.jspecify.annotations.NullMarked;
