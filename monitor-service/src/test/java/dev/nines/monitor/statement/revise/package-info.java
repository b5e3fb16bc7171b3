/** What makes a revision, and what it says of itself. */
@NullMarked
package dev.nines.monitor.statement.revise;

import org.jspecify.annotations.NullMarked;
