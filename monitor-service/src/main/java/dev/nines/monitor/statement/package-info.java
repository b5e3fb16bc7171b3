/**
 * A statement as documents: one {@link dev.nines.monitor.statement.StatementDocument}, of which JSON, HTML and CSV are drawings, so that
 * all three say the same. The JSON is what the archive keeps.
 */
@NullMarked
package dev.nines.monitor.statement;

import org.jspecify.annotations.NullMarked;
