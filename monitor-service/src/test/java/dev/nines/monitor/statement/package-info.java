@NullMarked
package dev.nines.monitor.statement;

import org.jspecify.annotations.NullMarked;
