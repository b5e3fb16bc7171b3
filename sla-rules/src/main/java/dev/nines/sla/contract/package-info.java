/** What was promised, as data. Entry: {@link dev.nines.sla.contract.Contract}. */
@NullMarked
package dev.nines.sla.contract;

import org.jspecify.annotations.NullMarked;
