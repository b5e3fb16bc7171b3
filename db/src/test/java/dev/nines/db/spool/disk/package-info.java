/** A disk that fails and forgets, for tests. Entry: {@link dev.nines.db.spool.disk.FaultyDisk}. */
@NullMarked
package dev.nines.db.spool.disk;

import org.jspecify.annotations.NullMarked;
