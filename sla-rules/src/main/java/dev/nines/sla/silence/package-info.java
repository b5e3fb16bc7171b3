/**
 * Times in which somebody does not want to hear of something: one-off or recurring, by matchers over labels, with author and reason.
 * A silence holds messages back; what was observed, and what a contract counts, it does not touch.
 * Entry: {@link dev.nines.sla.silence.Silences}.
 */
@NullMarked
package dev.nines.sla.silence;

import org.jspecify.annotations.NullMarked;
