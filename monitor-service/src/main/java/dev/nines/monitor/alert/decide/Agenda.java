package dev.nines.monitor.alert.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a desk decides although nothing happened: what is due at its time, and everything now and then. All of it belongs to the desk's
 * thread but {@link #lookAgain}.
 */
final class Agenda {
    private static final Duration LONGEST_NAP = Duration.ofMillis(100);
    /** Another process may have left groups behind. */
    private static final Duration LOOK_AT_ALL_EVERY = Duration.ofMinutes(1);

    private final AtomicBoolean lookAtAll = new AtomicBoolean(true);
    private final Map<String, Instant> due = new HashMap<>();
    private Instant lookedAtAll = Instant.MIN;

    void lookAgain() {
        lookAtAll.set(true);
    }

    /** Never long: somebody may ask to look again. */
    long millisToNext(Instant now) {
        return due.values().stream().filter(at -> at.isBefore(now.plus(LONGEST_NAP)))
                .mapToLong(at -> Math.max(1, Duration.between(now, at).toMillis() + 1))
                .min().orElse(LONGEST_NAP.toMillis());
    }

    boolean isSomethingDue(Instant now) {
        return lookAtAll.get() || isTimeForAll(now) || due.values().stream().anyMatch(at -> !at.isAfter(now));
    }

    /** Whether all are to be looked at; it is asked for no more by this, so whoever fails asks again. */
    boolean takeAll(Instant now) {
        return lookAtAll.getAndSet(false) || isTimeForAll(now);
    }

    void lookedAtAll(Instant now) {
        lookedAtAll = now;
        due.clear();
    }

    void decided(Round.Outcome outcome) {
        due.putAll(outcome.due());
        due.keySet().removeAll(outcome.idle());
    }

    /** Those of which something is kept, as far as this desk knows. */
    Set<String> groups() {
        return due.keySet();
    }

    /** Also where the clock was set back. */
    private boolean isTimeForAll(Instant now) {
        return now.isBefore(lookedAtAll) || !now.isBefore(lookedAtAll.plus(LOOK_AT_ALL_EVERY));
    }
}
