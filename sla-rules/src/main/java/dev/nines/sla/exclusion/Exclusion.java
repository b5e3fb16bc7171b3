package dev.nines.sla.exclusion;

import dev.nines.sla.Span;
import java.time.Instant;

/**
 * One version of one exclusion.
 *
 * @param version from 1 on; a later one replaces the earlier
 * @param author who says so
 * @param reason in words, such as the number of the announcement
 */
public record Exclusion(
        String id, int version, Span span, Kind kind, Standing standing, String author, String reason,
        Instant recordedAt) {
    public Exclusion {
        if (id.isBlank() || author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "an exclusion must name its id, author and reason: " + id + ", " + author + ", " + reason);
        }
        if (version < 1) throw new IllegalArgumentException("version must be at least 1: " + version);
    }

    public enum Kind { MAINTENANCE, FORCE_MAJEURE, CUSTOMER, OTHER }

    public enum Standing { STANDS, WITHDRAWN }
}
