/**
 * Given samples and a contract: what is true, what is owed, what to say. Arithmetic only: no I/O, clock, logger,
 * framework, randomness or default zone. What is judged is named by an opaque {@link dev.nines.sla.SeriesId}.
 */
@NullMarked
package dev.nines.sla;

import org.jspecify.annotations.NullMarked;
