/** Which models are asked, at what price and in which tier. Entry: {@link dev.nines.monitor.discover.Targets}. */
@NullMarked
package dev.nines.monitor.discover;

import org.jspecify.annotations.NullMarked;
