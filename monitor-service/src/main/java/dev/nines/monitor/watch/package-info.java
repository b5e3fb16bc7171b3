/**
 * Puts the rooms together: what runs between a slot and a statement, and in which order it starts and ends. Entry:
 * {@link dev.nines.monitor.watch.Watch}.
 */
@NullMarked
package dev.nines.monitor.watch;

import org.jspecify.annotations.NullMarked;
