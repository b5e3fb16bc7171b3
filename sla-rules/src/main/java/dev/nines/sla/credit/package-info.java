/** What is owed. Entry: {@link dev.nines.sla.credit.Credits}. */
@NullMarked
package dev.nines.sla.credit;

import org.jspecify.annotations.NullMarked;
