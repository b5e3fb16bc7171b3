/**
 * Sealing: the key of this process, the round that seals days once they are over, and the seal of a statement. Entry:
 * {@link dev.nines.monitor.seal.Seals}, {@link dev.nines.monitor.seal.Sealer}.
 */
@NullMarked
package dev.nines.monitor.seal;

import org.jspecify.annotations.NullMarked;
