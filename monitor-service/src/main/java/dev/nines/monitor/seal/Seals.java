package dev.nines.monitor.seal;

import dev.nines.probe.Series;
import dev.nines.sla.seal.SignedRoot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Signed roots of the days that a statement rests on. */
public interface Seals {
    /**
     * The newest root of every series and UTC day that {@code [from, to)} touches, in the order of {@code roots.csv}. What is over and not sealed, or was
     * joined by late rows, is sealed first. A day that is not over yet, or of which there are no rows, has none.
     *
     * @throws dev.nines.probe.StoreUnavailable when the database is away
     */
    List<SignedRoot> roots(Collection<Series> series, Instant from, Instant to);

    /** From when on every day that {@code [from, to)} touches is over long enough to be sealed: before, {@link #roots} leaves the last one out. */
    Instant sealedFrom(Instant to);
}
