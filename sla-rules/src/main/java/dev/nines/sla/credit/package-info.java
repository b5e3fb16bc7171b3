/** What is owed. Entry: {@link dev.nines.sla.credit.CreditTerms}. */
@NullMarked
package dev.nines.sla.credit;

import org.jspecify.annotations.NullMarked;
