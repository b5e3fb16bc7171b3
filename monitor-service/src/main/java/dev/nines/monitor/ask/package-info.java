/**
 * Asks at once and shows every run, without a schedule, a store or a configuration: what {@code nines probe} does.
 * Entry: {@link dev.nines.monitor.ask.AskingNow}.
 */
@NullMarked
package dev.nines.monitor.ask;

import org.jspecify.annotations.NullMarked;
