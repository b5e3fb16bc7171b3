@NullMarked
package dev.nines.db.spool;

import org.jspecify.annotations.NullMarked;
