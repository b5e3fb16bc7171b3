/** How long what is kept: contracts in, needs out, and the round that drops. Entry: {@link dev.nines.monitor.keep.KeepRound}. */
@NullMarked
package dev.nines.monitor.keep;

import org.jspecify.annotations.NullMarked;
