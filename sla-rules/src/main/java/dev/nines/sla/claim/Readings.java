package dev.nines.sla.claim;

import java.util.Collections;
import java.util.List;

/** The earlier and the later reading of one text; equal where it can only be read in one way. Act on the earlier. */
public record Readings(Deadline earlier, Deadline later) {
    static Readings of(Deadline one, Deadline other) {
        var both = List.of(one, other);
        return new Readings(Collections.min(both), Collections.max(both));
    }

    static Readings of(Deadline only) {
        return new Readings(only, only);
    }
}
