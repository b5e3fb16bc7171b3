package dev.nines.monitor.watch;

import dev.nines.db.state.Incidents;
import dev.nines.db.state.Incidents.Incident;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Tells the incident watch of a new process what the one before it knew: incidents that are open, and the observations since. What that
 * one had decided is decided again, under the same key, and sends nothing; what it died before it could record is recorded now.
 */
final class IncidentRestore {
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Incidents incidents;
    private final ObservationHistory history;
    private final IncidentWatch watch;

    IncidentRestore(Incidents incidents, ObservationHistory history, IncidentWatch watch) {
        this.incidents = incidents;
        this.history = history;
        this.watch = watch;
    }

    void restore(Collection<Series> series, Instant now) {
        var open = incidents.openIncidents();
        var past = incidents.incidents(now.minus(LONGEST), now);
        for (var one : series) {
            var id = new SeriesId(one.name());
            var from = open.stream().filter(o -> o.series().equals(id)).map(o -> {
                watch.restore(id, o.since());
                return later(o.since(), now.minus(LONGEST));
            }).findFirst().orElseGet(() -> sinceLastEnd(past, id, now));
            history.between(List.of(one), from, now, watch::accept);
        }
    }

    /** Never from the middle of an incident that is over: its tail would look like another one. */
    private static Instant sinceLastEnd(List<Incident> past, SeriesId id, Instant now) {
        return past.stream().map(i -> i instanceof Incident.Closed c && c.closed().series().equals(id) ? c.closed().decidedAt() : Instant.MIN)
                .reduce(now.minus(LOOK_BACK), IncidentRestore::later);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
