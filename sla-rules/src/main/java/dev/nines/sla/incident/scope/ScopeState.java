package dev.nines.sla.incident.scope;

import dev.nines.sla.SeriesId;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is remembered of an endpoint or tier. {@code down} has the first failed slot of each target that is down. */
public sealed interface ScopeState {
    SortedMap<SeriesId, Instant> down();

    record Calm(SortedMap<SeriesId, Instant> down) implements ScopeState {
        public Calm {
            down = Collections.unmodifiableSortedMap(new TreeMap<>(down));
        }
    }

    /** @param members all that ever were part of this incident; those of them in {@code down} still are */
    record Open(Instant since, SortedMap<SeriesId, Instant> down, SortedSet<SeriesId> members) implements ScopeState {
        public Open {
            down = Collections.unmodifiableSortedMap(new TreeMap<>(down));
            members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        }

        /** Members that are still down, since when. */
        public SortedMap<SeriesId, Instant> stillDown() {
            return only(down, members);
        }
    }

    static ScopeState start() {
        return new Calm(new TreeMap<>());
    }

    static SortedMap<SeriesId, Instant> only(SortedMap<SeriesId, Instant> down, Set<SeriesId> wanted) {
        var some = new TreeMap<>(down);
        some.keySet().retainAll(wanted);
        return some;
    }
}
