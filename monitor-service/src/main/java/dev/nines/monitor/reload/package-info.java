/**
 * Reading the configuration again while the service runs: all of it, or nothing. Entry: {@link dev.nines.monitor.reload.Reload}.
 */
@NullMarked
package dev.nines.monitor.reload;

import org.jspecify.annotations.NullMarked;
