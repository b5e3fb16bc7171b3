/** What an operator does while the service runs: silences, tries of a receiver, messages again. Whoever may, {@code web.access} says. */
@NullMarked
package dev.nines.monitor.web.operate;

import org.jspecify.annotations.NullMarked;
