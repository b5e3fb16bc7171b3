/**
 * Until when a credit can be claimed, by every shape of deadline that contracts use.
 * Entry: {@link dev.nines.sla.claim.ClaimTerm}.
 */
@NullMarked
package dev.nines.sla.claim;

import org.jspecify.annotations.NullMarked;
