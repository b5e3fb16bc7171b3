/**
 * A statement's files by their names: those that were archived with it, and those that are drawn from its JSON. Entry:
 * {@link dev.nines.monitor.statement.copy.StatementCopies}. Not here: HTTP.
 */
@NullMarked
package dev.nines.monitor.statement.copy;

import org.jspecify.annotations.NullMarked;
