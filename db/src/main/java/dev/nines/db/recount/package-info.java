/**
 * SQL for people: how somebody with the raw rows counts again what a verdict rests on. Nothing here is run.
 * Entry: {@link dev.nines.db.recount.Recounts}.
 */
@NullMarked
package dev.nines.db.recount;

import org.jspecify.annotations.NullMarked;
