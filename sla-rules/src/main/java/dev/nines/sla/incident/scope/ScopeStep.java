package dev.nines.sla.incident.scope;

import dev.nines.sla.SeriesId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a change of one target changed for its endpoint or tier, and why. */
public sealed interface ScopeStep {
    /**
     * @param since the first failed slot of the first member
     * @param members with the first failed slot of each; incidents of their own that they had before are part of this one from now on
     * @param reason of the member that decided
     */
    record Opened(Instant since, Instant decidedAt, SortedMap<SeriesId, Instant> members, String reason) implements ScopeStep {
        public Opened {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }
    }

    /** @param stillDown after the change */
    record Updated(Instant since, Instant decidedAt, Change change, SeriesId member, int stillDown) implements ScopeStep {}

    /**
     * @param released members that are still down: from now on each is an incident of its own again, since its own first failure
     */
    record Closed(Instant since, Instant until, Instant decidedAt, SortedMap<SeriesId, Instant> released) implements ScopeStep {
        public Closed {
            released = Collections.unmodifiableSortedMap(new TreeMap<>(released));
        }
    }

    record Hold(Reason reason) implements ScopeStep {}

    enum Change { JOINED, LEFT }

    enum Reason {
        /** Fewer than the share or the count. */
        TOO_FEW_DOWN,
        /** Enough are down, but they did not fail together. */
        NOT_TOGETHER,
        /** Up again, and there is no incident that it was part of. */
        OWN_MATTER,
        /** Nothing that was not known. */
        KNOWN
    }
}
