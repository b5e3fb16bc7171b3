/** Several places that look at one service, and what they say together. Entry: {@link dev.nines.sla.vantage.Vantages}. */
@NullMarked
package dev.nines.sla.vantage;

import org.jspecify.annotations.NullMarked;
