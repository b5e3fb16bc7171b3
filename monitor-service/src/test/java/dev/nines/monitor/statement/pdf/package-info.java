@NullMarked
package dev.nines.monitor.statement.pdf;

import org.jspecify.annotations.NullMarked;
