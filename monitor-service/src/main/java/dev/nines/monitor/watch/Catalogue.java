package dev.nines.monitor.watch;

import dev.nines.db.Listings;
import dev.nines.db.Listings.Shelf;
import dev.nines.monitor.discover.Past;
import dev.nines.probe.Listing;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
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

    /** @param looked when the newest list was read */
    private record Known(Instant looked, Map<String, Listing> listings) {}

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
