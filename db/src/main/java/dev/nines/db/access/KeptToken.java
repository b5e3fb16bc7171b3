package dev.nines.db.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A token, without the token.
 *
 * @param scopes their words
 * @param sha256 of the token, in hexadecimal
 * @param life from when to when it counts
 * @param usedOn the last UTC day of its use, or {@link #UNUSED}
 */
public record KeptToken(String id, String name, Set<String> scopes, String sha256, Life life, LocalDate usedOn) {
    public static final LocalDate UNUSED = LocalDate.MIN;

    /**
     * @param createdBy a user, for people
     * @param expiresAt {@link #NEVER} where it does not
     * @param revokedAt {@link #NEVER} while it was not
     */
    public record Life(Instant createdAt, String createdBy, Instant expiresAt, Instant revokedAt) {
        public static final Instant NEVER = Instant.MAX;

        public boolean isOver(Instant now) {
            return !now.isBefore(expiresAt) || !now.isBefore(revokedAt);
        }

        public boolean isRevoked() {
            return !revokedAt.equals(NEVER);
        }
    }

    public KeptToken {
        scopes = Set.copyOf(scopes);
    }
}
