package dev.nines.monitor.silence;

import dev.nines.db.access.Change;
import dev.nines.db.state.KeptSilence;
import dev.nines.db.state.Silences.Place;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Silences as the database would keep them, and the lines about them. */
public final class SilencesInMemory implements SilenceOffice.Store, SilenceBook.Shelf {
    private static final Comparator<KeptSilence> OLDEST_FIRST =
            Comparator.<KeptSilence, Instant>comparing(s -> s.origin().createdAt()).thenComparing(KeptSilence::id);

    private final List<KeptSilence> kept = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public synchronized void keep(KeptSilence silence, Change change) {
        kept.add(silence);
        changes.add(change);
    }

    @Override
    public synchronized boolean end(String id, Ending.Early ending, Change change) {
        var found = find(id).filter(s -> s.origin().ending() instanceof Ending.AsPlanned && s.overAt().isAfter(ending.at()));
        found.ifPresent(s -> {
            var origin = new Origin(s.origin().author(), s.origin().reason(), s.origin().createdAt(), ending);
            kept.set(kept.indexOf(s), new KeptSilence(s.id(), s.kind(), s.matchers(), s.schedule(), s.overAt(), origin));
            changes.add(change);
        });
        return found.isPresent();
    }

    @Override
    public synchronized Optional<KeptSilence> find(String id) {
        return kept.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<KeptSilence> living(Instant now) {
        return kept.stream().filter(s -> s.overAt().isAfter(now) && !(s.origin().ending() instanceof Ending.Early e && !e.at().isAfter(now)))
                .sorted(OLDEST_FIRST).toList();
    }

    @Override
    public synchronized List<KeptSilence> before(Place place, int atMost) {
        return kept.stream().filter(s -> s.origin().createdAt().isBefore(place.createdAt())
                        || (s.origin().createdAt().equals(place.createdAt()) && s.id().compareTo(place.id()) < 0))
                .sorted(OLDEST_FIRST.reversed()).limit(atMost).toList();
    }
}
