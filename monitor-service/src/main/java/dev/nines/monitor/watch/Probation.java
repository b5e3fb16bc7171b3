package dev.nines.monitor.watch;

import dev.nines.db.LatestObservations;
import dev.nines.db.question.ClassCounts;
import dev.nines.monitor.discover.Trials;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Slot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the models that patterns picked. It dismisses nobody before the stored history was read: a model that answered yesterday and is
 * refused while PostgreSQL is away is not a model that never answered.
 */
final class Probation {
    private static final Logger log = LoggerFactory.getLogger(Probation.class);

    private final Stores stores;
    private final Roster roster;
    private final Offers offers;
    private final Catalogue catalogue;
    private volatile boolean hasBegun;

    Probation(Stores stores, Roster roster, Offers offers, Catalogue catalogue) {
        this.stores = stores;
        this.roster = roster;
        this.offers = offers;
        this.catalogue = catalogue;
    }

    /** Takes up what former processes heard, once: throws {@code StoreUnavailable}, and is then tried again. */
    synchronized void begin(Instant now) {
        if (hasBegun) return;
        var latest = new LatestObservations(stores.source(), stores.series());
        var yesterday = now.minus(Trials.REST);
        offers.restore(latest, now);
        var counts = new ClassCounts(stores.source(), stores.series()).between(yesterday, now);
        latest.any(yesterday, now).forEach((series, newest) -> {
            if (offers.hasNeverAnswered(series) && Trials.isRefusal(newest) && refusals(counts.getOrDefault(series, Map.of())) >= Trials.REFUSALS) {
                roster.trials().resume(newest);
            }
        });
        hasBegun = true;
    }

    Optional<Trials.Dismissed> accept(Observation o, Instant now) {
        if (!hasBegun || !offers.hasNeverAnswered(o.series())) return Optional.empty();
        var dismissed = roster.trials().accept(o, now);
        dismissed.ifPresent(d -> log.info("set aside for a day series={} reason={}", d.series().name(), d.reason()));
        return dismissed;
    }

    /** Begins, where that failed, and gives those another trial who have rested. */
    void round(Instant now) {
        begin(now);
        roster.trials().readmit(now, catalogue::of);
    }

    /** What is done with a slot, except where its series was set aside after the slot was planned. */
    Consumer<Slot> unlessAside(Consumer<Slot> work) {
        return slot -> {
            if (!roster.trials().skips(slot)) work.accept(slot);
        };
    }

    private static long refusals(Map<ObservationClass, Long> counts) {
        return counts.getOrDefault(ObservationClass.BAD_REQUEST, 0L) + counts.getOrDefault(ObservationClass.MODEL_NOT_FOUND, 0L);
    }
}
