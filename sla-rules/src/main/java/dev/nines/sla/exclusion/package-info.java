/**
 * Time that a contract does not count, as people record it: also after the fact, and never by overwriting.
 * Entry: {@link dev.nines.sla.exclusion.Exclusions}.
 */
@NullMarked
package dev.nines.sla.exclusion;

import org.jspecify.annotations.NullMarked;
