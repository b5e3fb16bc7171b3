package dev.nines.monitor.watch;

import dev.nines.db.question.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Predicate;

/** What was asked and spent before this process began: on its UTC day, and in the hour that limits of a minute or an hour look back on. */
final class SpentBefore {
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final Spending spending;
    private final Roster roster;
    private final Instant began;
    private final Predicate<String> endpoints;
    private boolean isTakenUp;

    /** @param endpoints whose budgets are told; of the others more is known already */
    SpentBefore(Spending spending, Roster roster, Instant began, Predicate<String> endpoints) {
        this.spending = spending;
        this.roster = roster;
        this.began = began;
        this.endpoints = endpoints;
    }

    /** Tells the budgets, once. Fails with {@link dev.nines.probe.StoreUnavailable} while PostgreSQL is away; then call it again. */
    synchronized void takeUp() {
        if (isTakenUp) return;
        var midnight = began.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
        var ofTheDay = spending.perTarget(midnight, began);
        var ofTheHour = spending.sent(began.minus(LONGEST_WINDOW), began);
        ofTheDay.forEach((target, spent) -> {
            if (endpoints.test(target.endpoint())) roster.alreadySpent(target, began, spent);
        });
        ofTheHour.forEach((endpoint, at) -> {
            if (endpoints.test(endpoint)) roster.alreadyAsked(endpoint, at);
        });
        isTakenUp = true;
    }
}
