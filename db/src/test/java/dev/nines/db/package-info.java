@NullMarked
package dev.nines.db;

import org.jspecify.annotations.NullMarked;
