/** The month's account of a contract, as values. Entry: {@link dev.nines.sla.statement.Statement}. */
@NullMarked
package dev.nines.sla.statement;

import org.jspecify.annotations.NullMarked;
