package dev.nines.monitor.discover;

import dev.nines.probe.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier lists of an endpoint named, the newest one included.
 *
 * @param now when this is asked
 */
public record Past(Map<String, Listing> listings, Instant now) {
    /** As long as a month may be, a model that was withdrawn may still be part of a contract's period. */
    static final Duration REMEMBERED = Duration.ofDays(31);

    public static final Past NONE = new Past(Map.of(), Instant.EPOCH);

    public Past {
        listings = Map.copyOf(listings);
    }

    /** Models that the newest list named, whether or not one could be read since. */
    List<String> stillListed() {
        return listings.entrySet().stream().filter(e -> e.getValue().at(now) == Listing.Said.LISTED).map(Map.Entry::getKey).sorted().toList();
    }

    /** Models that were withdrawn within the last month. */
    List<String> withdrawn() {
        return listings.keySet().stream().filter(m -> lastListed(m).isPresent()).sorted().toList();
    }

    /** The last list that named it, where newer ones do not; empty where that was more than a month ago. */
    Optional<Instant> lastListed(String model) {
        return Optional.ofNullable(listings.get(model)).flatMap(Listing::lastListed).filter(at -> at.isAfter(now.minus(REMEMBERED)));
    }
}
