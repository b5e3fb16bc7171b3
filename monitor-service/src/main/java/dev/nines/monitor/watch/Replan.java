package dev.nines.monitor.watch;

import dev.nines.monitor.schedule.Cadence;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans anew what other settings ask otherwise, and nothing else: whoever is asked at the same pace keeps the slots that it has. A series
 * whose phase alone moves, because others came or went, moves with its next stretch.
 */
record Replan(Asks asks, Roster roster) {
    private static final Logger log = LoggerFactory.getLogger(Replan.class);
    /** Slots so near are run as they were planned, so that none is lost while plans are stored. */
    private static final Duration NOTICE = Duration.ofSeconds(1);

    Map<String, Duration> paces() {
        return roster.cadences().stream().collect(Collectors.toMap(c -> c.series().name(), Cadence::every));
    }

    /** @param before {@link #paces} of the settings before these */
    void after(Turn turn, Map<String, Duration> before, Instant at) {
        var now = at.truncatedTo(ChronoUnit.MILLIS); // plans are kept to the microsecond
        for (var gone : turn.removed()) {
            asks.timer().drop(gone, now);
            asks.plans().drop(gone, now);
            asks.timer().drop(gone, now); // what a round was just adding
        }
        var from = now.plus(NOTICE);
        var renamed = turn.renamed().stream().map(Series::name).toList();
        for (var cadence : roster.cadences()) {
            if (isAsBefore(cadence, before, renamed)) continue;
            asks.plans().renew(cadence.series(), from, () -> asks.timer().drop(cadence.series(), from));
        }
        plan();
    }

    private void plan() {
        try {
            asks.plans().extend();
        } catch (RuntimeException e) { // the edge of one round: the next look plans
            log.error("planning failed", e);
        }
    }

    private static boolean isAsBefore(Cadence cadence, Map<String, Duration> before, List<String> renamed) {
        var name = cadence.series().name();
        return cadence.every().equals(before.get(name)) && !renamed.contains(name);
    }
}
