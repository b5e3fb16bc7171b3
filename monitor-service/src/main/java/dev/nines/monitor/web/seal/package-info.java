/** Public keys and roots, for whoever checks or publishes them elsewhere. */
@NullMarked
package dev.nines.monitor.web.seal;

import org.jspecify.annotations.NullMarked;
