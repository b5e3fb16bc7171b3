package dev.nines.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the lists of an endpoint said of one model over time. Only lists that were read count: an endpoint that gave none for an
 * hour said nothing in that hour, and what its last list said holds until the next.
 *
 * @param stretches in the order of time
 */
public record Listing(List<Stretch> stretches) {
    /** No list ever named it, or there never was a list. */
    public static final Listing NONE = new Listing(List.of());

    /** The end of a stretch that has none: the newest list names the model. */
    public static final Instant STILL = Instant.MAX;

    public Listing {
        stretches = stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList();
    }

    /**
     * @param from the first list that named the model
     * @param to the last list that did before one that did not, or {@link #STILL}
     */
    public record Stretch(Instant from, Instant to) {
        public Stretch {
            if (to.isBefore(from)) throw new IllegalArgumentException("a stretch must not end before its start: " + from + " " + to);
        }
    }

    public enum Said {
        /** The lists before and after that instant name the model. */
        LISTED,
        /** An earlier list named it, and the next one after that instant did not. */
        WITHDRAWN,
        /** No list up to that instant named it. */
        NOTHING
    }

    public Said at(Instant instant) {
        return newest(instant).map(s -> instant.isAfter(s.to()) ? Said.WITHDRAWN : Said.LISTED).orElse(Said.NOTHING);
    }

    /** The last list that named it, where a later one did not. */
    public Optional<Instant> lastListed() {
        return newest(STILL).map(Stretch::to).filter(to -> !to.equals(STILL));
    }

    /** This history after one more list that names the model. */
    public Listing named(Instant at) {
        if (at(at) == Said.LISTED) return this;
        var more = new ArrayList<>(stretches);
        more.add(new Stretch(at, STILL));
        return new Listing(more);
    }

    /** This history after one more list that does not name it, {@code before} being the list before that one. */
    public Listing missing(Instant before) {
        return new Listing(stretches.stream()
                .map(s -> s.to().equals(STILL) ? new Stretch(s.from(), before.isBefore(s.from()) ? s.from() : before) : s).toList());
    }

    private Optional<Stretch> newest(Instant upTo) {
        return stretches.reversed().stream().filter(s -> !s.from().isAfter(upTo)).findFirst();
    }
}
