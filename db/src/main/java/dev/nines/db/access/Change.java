package dev.nines.db.access;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that somebody did.
 *
 * @param who a token by its id and name, a user at the command line, a signal; never a secret
 * @param what {@code token.created}
 * @param subject whom or what it was done to
 * @param detail more of it, by name
 */
public record Change(Instant at, String who, String what, String subject, Map<String, String> detail) {
    public Change {
        detail = Map.copyOf(detail);
    }
}
