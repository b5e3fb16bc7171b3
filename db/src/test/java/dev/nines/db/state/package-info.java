@NullMarked
package dev.nines.db.state;

import org.jspecify.annotations.NullMarked;
