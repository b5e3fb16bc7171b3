/**
 * Latencies of any window, merged without loss: what pages, exports and trends show. A verdict counts observations instead.
 * Entry: {@link dev.nines.sla.distribution.Distributions}.
 */
@NullMarked
package dev.nines.sla.distribution;

import org.jspecify.annotations.NullMarked;
