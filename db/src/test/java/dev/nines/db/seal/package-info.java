/** Days sealed by a server, and sealed again by other means. */
@NullMarked
package dev.nines.db.seal;

import org.jspecify.annotations.NullMarked;
