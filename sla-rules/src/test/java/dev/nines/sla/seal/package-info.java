/** Seals by published vectors, by a second way of counting, and by what nobody may do unseen. */
@NullMarked
package dev.nines.sla.seal;

import org.jspecify.annotations.NullMarked;
