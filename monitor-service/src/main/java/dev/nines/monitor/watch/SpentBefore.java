package dev.nines.monitor.watch;

import dev.nines.db.question.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** What was asked and spent before this process began: on its UTC day, and in the hour that limits of a minute or an hour look back on. */
final class SpentBefore {
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final Spending spending;
    private final Roster roster;
    private final Instant began;
    private boolean isTakenUp;

    SpentBefore(Spending spending, Roster roster, Instant began) {
        this.spending = spending;
        this.roster = roster;
        this.began = began;
    }

    /** Tells the budgets, once. Fails with {@link dev.nines.probe.StoreUnavailable} while PostgreSQL is away; then call it again. */
    synchronized void takeUp() {
        if (isTakenUp) return;
        var midnight = began.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
        var ofTheDay = spending.perTarget(midnight, began);
        var ofTheHour = spending.sent(began.minus(LONGEST_WINDOW), began);
        ofTheDay.forEach((target, spent) -> roster.alreadySpent(target, began, spent));
        ofTheHour.forEach(roster::alreadyAsked);
        isTakenUp = true;
    }
}
