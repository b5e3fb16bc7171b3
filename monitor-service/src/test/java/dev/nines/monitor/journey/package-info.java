/** Whole journeys: the real service as a process, a real gateway's wire, a real PostgreSQL, and what a user then sees. */
@NullMarked
package dev.nines.monitor.journey;

import org.jspecify.annotations.NullMarked;
