package dev.nines.monitor.evaluate;

import dev.nines.db.question.NotFoundCounts.Before;
import dev.nines.db.question.NotFoundCounts.Circumstance;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;

/** Follows one series through a period, in the order of its slots, and says of each what it means that the model was not found. */
final class Offering {
    private final Listing listing;
    private Before before = Before.SILENT;

    Offering(Listing listing) {
        this.listing = listing;
    }

    /** Of any other class than MODEL_NOT_FOUND the answer means nothing. */
    Gone next(Observation o) {
        if (o.observationClass() == ObservationClass.OK) before = Before.ANSWERED;
        if (o.observationClass() != ObservationClass.MODEL_NOT_FOUND) return Gone.WHILE_OFFERED;
        return Gone.of(new Circumstance(listing.at(o.scheduledAt()), before));
    }
}
