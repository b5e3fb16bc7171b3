/** Keys, seals and the office that sets them. */
@NullMarked
package dev.nines.monitor.seal;

import org.jspecify.annotations.NullMarked;
