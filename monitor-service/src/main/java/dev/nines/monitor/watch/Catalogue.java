package dev.nines.monitor.watch;

import dev.nines.db.Listings;
import dev.nines.db.Listings.Shelf;
import dev.nines.monitor.discover.Past;
import dev.nines.monitor.rule.OfferRules.Looks;
import dev.nines.probe.Listing;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models each endpoint lists and listed: stored, and at hand in memory, where live decisions read it. Only lists that were read
 * count. An empty list is taken for no list: a gateway that lost its models for a minute has not withdrawn them all.
 */
final class Catalogue {
    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

    private final Listings stored;
    private final String vantage;
    private final InstantSource clock;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Absences> absences = new ConcurrentHashMap<>();

    /** @param looked when the newest list was read */
    private record Known(Instant looked, Map<String, Listing> listings) {}

    /** Of this process's looks that found a list: how many, and how many of the newest of them missed which model. */
    private record Absences(long looks, Map<String, Long> inARow) {
        static final Absences NONE = new Absences(0, Map.of());

        Absences after(Set<String> named, Set<String> known) {
            var missed = new HashMap<String, Long>();
            for (var model : known) if (!named.contains(model)) missed.put(model, inARow.getOrDefault(model, 0L) + 1);
            return new Absences(looks + 1, missed);
        }
    }

    Catalogue(Listings stored, String vantage, InstantSource clock) {
        this.stored = stored;
        this.vantage = vantage;
        this.clock = clock;
    }

    /** Notes what a look found. Called by one thread at a time. */
    void look(String endpoint, ModelList list) {
        var now = clock.instant();
        var shelf = new Shelf(endpoint, vantage);
        var names = list instanceof ModelList.Listed l
                ? l.models().stream().map(ListedModel::id).collect(Collectors.toSet()) : Set.<String>of();
        var before = known.getOrDefault(endpoint, new Known(now, Map.of()));
        try {
            if (!names.isEmpty()) stored.seen(shelf, now, names);
            known.put(endpoint, new Known(names.isEmpty() ? before.looked() : now, stored.of(shelf)));
        } catch (StoreUnavailable e) {
            log.debug("listed models not stored: PostgreSQL is away why={}", e.why());
            if (!names.isEmpty()) known.put(endpoint, seen(before, now, names));
        }
        if (!names.isEmpty()) absences.put(endpoint, absences.getOrDefault(endpoint, Absences.NONE).after(names, listed(endpoint)));
    }

    private Set<String> listed(String endpoint) {
        var at = known.get(endpoint);
        return at == null ? Set.of() : at.listings().keySet();
    }

    /** What the lists of this process said of the model; nothing of one that no list ever named. */
    Optional<Looks> looks(Series series) {
        var endpoint = series.target().endpoint();
        var model = series.target().model();
        var seen = absences.getOrDefault(endpoint, Absences.NONE);
        return listed(endpoint).contains(model) ? Optional.of(new Looks(seen.looks(), seen.inARow().getOrDefault(model, 0L))) : Optional.empty();
    }

    Past past(String endpoint) {
        var at = known.get(endpoint);
        return at == null ? Past.NONE : new Past(at.listings(), clock.instant());
    }

    Listing of(Series series) {
        var at = known.get(series.target().endpoint());
        return at == null ? Listing.NONE : at.listings().getOrDefault(series.target().model(), Listing.NONE);
    }

    private static Known seen(Known before, Instant now, Set<String> names) {
        var listings = new HashMap<>(before.listings());
        listings.replaceAll((model, listing) -> names.contains(model) ? listing : listing.missing(before.looked()));
        for (var model : names) listings.put(model, listings.getOrDefault(model, Listing.NONE).named(now));
        return new Known(now, listings);
    }
}
