package dev.nines.monitor.watch;

import dev.nines.db.LatestObservations;
import dev.nines.db.question.NotFoundCounts.Before;
import dev.nines.db.question.NotFoundCounts.Circumstance;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.rule.OfferRules.Looks;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Whose matter it is, now, that a model is not found. Where a contract asks what happened in its month, this asks for the last 31
 * days: an incident knows of no month. May be called on event loops.
 */
final class Offers {
    static final Duration MONTH = Duration.ofDays(31);

    private final Catalogue catalogue;
    private final ConcurrentMap<String, Instant> answered = new ConcurrentHashMap<>();

    Offers(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes up what former processes heard. */
    void restore(LatestObservations latest, Instant now) {
        latest.of(EnumSet.of(ObservationClass.OK), now.minus(MONTH), now).values().forEach(this::note);
    }

    void note(Observation o) {
        if (o.observationClass() == ObservationClass.OK) answered.merge(o.series().name(), o.scheduledAt(), Offers::later);
    }

    /** Whether no answer of the last 31 days is known. */
    boolean hasNeverAnswered(Series series) {
        return !answered.containsKey(series.name());
    }

    /** What the lists of this process said of its model; empty for one that no list ever named. */
    Optional<Looks> looks(Series series) {
        return catalogue.looks(series);
    }

    Gone gone(Observation o) {
        if (o.observationClass() != ObservationClass.MODEL_NOT_FOUND) return Gone.WHILE_OFFERED;
        var before = answered.getOrDefault(o.series().name(), Instant.MIN).isAfter(o.scheduledAt().minus(MONTH)) ? Before.ANSWERED : Before.SILENT;
        return Gone.of(new Circumstance(catalogue.of(o.series()).at(o.scheduledAt()), before));
    }

    /** Whether it is not found although the newest list that was read names it. */
    boolean mayBeWithdrawn(Observation o) {
        return o.observationClass() == ObservationClass.MODEL_NOT_FOUND
                && catalogue.of(o.series()).at(o.scheduledAt()) == Listing.Said.LISTED;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
