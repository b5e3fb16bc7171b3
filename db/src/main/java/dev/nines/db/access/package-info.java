/**
 * Tokens, by their hashes, and the log of who changed what. Entry: {@link dev.nines.db.access.PostgresTokens},
 * {@link dev.nines.db.access.AuditLog}. What a scope allows is not known here.
 */
@NullMarked
package dev.nines.db.access;

import org.jspecify.annotations.NullMarked;
