/**
 * Observations and plans in PostgreSQL, and the schema itself. Entries: {@link dev.nines.db.Migrations},
 * {@link dev.nines.db.SeriesTable}, {@link dev.nines.db.PostgresObservations}, {@link dev.nines.db.Plans}. Questions
 * over many rows are in {@code dev.nines.db.question}, states and messages in {@code dev.nines.db.state}, the local
 * file in front of it all in {@code dev.nines.db.spool}. Nothing here decides what an observation is worth.
 */
@NullMarked
package dev.nines.db;

import org.jspecify.annotations.NullMarked;
