/**
 * What was found and said, and whether it arrived. Entries: {@link dev.nines.db.state.PostgresStateLog} records a
 * change and its messages at once, {@link dev.nines.db.state.Outbox} hands messages out for sending, one at a time for
 * each receiver, {@link dev.nines.db.state.PostgresStatements} keeps statements. Nothing here sends.
 */
@NullMarked
package dev.nines.db.state;

import org.jspecify.annotations.NullMarked;
