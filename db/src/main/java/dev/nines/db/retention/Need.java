package dev.nines.db.retention;

import java.time.Instant;

/**
 * Raw rows of {@code [from, to)} that are evidence until then.
 *
 * @param contract whose, for people: the contract and its period
 */
public record Need(String contract, Instant from, Instant to, Instant until) {
    public Need {
        if (!from.isBefore(to)) throw new IllegalArgumentException("a need must be of some time: " + from + " to " + to);
    }
}
