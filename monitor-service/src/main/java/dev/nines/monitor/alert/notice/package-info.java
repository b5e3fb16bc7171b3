/**
 * A message of the outbox, read for people and for other programs' shapes: what it is about, how bad, and in which words. Entry:
 * {@link dev.nines.monitor.alert.notice.Notice}. Not here: any channel's markup.
 */
@NullMarked
package dev.nines.monitor.alert.notice;

import org.jspecify.annotations.NullMarked;
