/** The JSON Schema of a statement. Entry: {@link dev.nines.monitor.statement.schema.StatementSchema}. */
@NullMarked
package dev.nines.monitor.statement.schema;

import org.jspecify.annotations.NullMarked;
