@NullMarked
package dev.nines.monitor.statement.schema;

import org.jspecify.annotations.NullMarked;
