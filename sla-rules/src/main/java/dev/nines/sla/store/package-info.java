/**
 * Ports: what the rules' results are kept in. Interfaces and their messages only; the arithmetic never refers to them.
 */
@NullMarked
package dev.nines.sla.store;

import org.jspecify.annotations.NullMarked;
