/**
 * A local, append-only file in front of another sink, so that nothing observed is lost while that sink is away or this
 * process dies. Entry: {@link dev.nines.db.spool.Spool}. It knows no SQL and has no thread; its owner calls
 * {@link dev.nines.db.spool.Spool#drain} again and again.
 */
@NullMarked
package dev.nines.db.spool;

import org.jspecify.annotations.NullMarked;
