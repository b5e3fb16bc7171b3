@NullMarked
package dev.nines.db.rollup;

import org.jspecify.annotations.NullMarked;
