@NullMarked
package dev.nines.monitor.statement.file;

import org.jspecify.annotations.NullMarked;
