/** Processes and servers that are killed, and what must be there afterwards. Entry: {@link dev.nines.db.crash.CrashTrialTest}. */
@NullMarked
package dev.nines.db.crash;

import org.jspecify.annotations.NullMarked;
