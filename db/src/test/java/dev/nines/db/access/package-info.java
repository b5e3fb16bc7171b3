@NullMarked
package dev.nines.db.access;

import org.jspecify.annotations.NullMarked;
