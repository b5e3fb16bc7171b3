@NullMarked
package dev.nines.db.retention;

import org.jspecify.annotations.NullMarked;
