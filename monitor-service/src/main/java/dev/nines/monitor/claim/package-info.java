/**
 * What people do about a claim: remarks on incidents, the note that it was sent, and being reminded while it was not. Entry:
 * {@link dev.nines.monitor.claim.ClaimOffice}, {@link dev.nines.monitor.claim.Reminders}. Not here: what is owed.
 */
@NullMarked
package dev.nines.monitor.claim;

import org.jspecify.annotations.NullMarked;
