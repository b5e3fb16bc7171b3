/**
 * The month's account of a contract, as values; pages, JSON and CSV are drawn from it elsewhere.
 * Entry: {@link dev.nines.sla.statement.Statements}.
 */
@NullMarked
package dev.nines.sla.statement;

import org.jspecify.annotations.NullMarked;
