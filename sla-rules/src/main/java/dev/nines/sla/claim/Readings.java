package dev.nines.sla.claim;

/** The earlier and the later reading of one text; equal where it can only be read in one way. Act on the earlier. */
public record Readings(Deadline earlier, Deadline later) {
    static Readings of(Deadline one, Deadline other) {
        return one.compareTo(other) <= 0 ? new Readings(one, other) : new Readings(other, one);
    }

    static Readings of(Deadline only) {
        return new Readings(only, only);
    }
}
