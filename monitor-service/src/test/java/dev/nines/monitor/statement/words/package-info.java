@NullMarked
package dev.nines.monitor.statement.words;

import org.jspecify.annotations.NullMarked;
