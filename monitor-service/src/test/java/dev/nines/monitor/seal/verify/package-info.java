/** Everything that somebody may do to a statement on its way. */
@NullMarked
package dev.nines.monitor.seal.verify;

import org.jspecify.annotations.NullMarked;
