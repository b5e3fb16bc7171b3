package dev.nines.monitor.watch;

import dev.nines.db.state.Incidents;
import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Local;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether anything would be noticed now, and up to when everything was. */
final class Attention {
    private static final int ROUNDS = 3;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final Roster roster;
    private final InstantSource clock;
    private volatile Instant lastHeard;

    Attention(Roster roster, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
        this.lastHeard = clock.instant();
    }

    void heard(Observation o) {
        if (!(o.outcome() instanceof Local)) lastHeard = o.sentAt();
    }

    /** Why nothing would be noticed: for three rounds of whoever is asked most often, and a minute, nothing was observed. */
    Optional<String> blindness() {
        var now = clock.instant();
        var last = lastHeard;
        return roster.cadences().stream().map(Cadence::every).min(Duration::compareTo)
                .filter(every -> now.isAfter(last.plus(every.multipliedBy(ROUNDS)).plus(LONGEST_RUN)))
                .map(_ -> "nothing was observed since " + last);
    }

    /** Notes how far everything is known to be recorded. Where something waits for it, the next round notes it. */
    void note(AlertDesk desk, Incidents incidents, String vantage) {
        var now = clock.instant();
        if (desk.waiting() == 0) incidents.watched(vantage, now);
    }
}
