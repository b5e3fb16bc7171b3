/**
 * How fast a budget is being used: several windows, several rates, a minimum count of failures. Good for any promise of
 * a share, of requests or of fast requests. Entries: {@link dev.nines.sla.burn.BurnAlert},
 * {@link dev.nines.sla.burn.BurnRound}.
 */
@NullMarked
package dev.nines.sla.burn;

import org.jspecify.annotations.NullMarked;
