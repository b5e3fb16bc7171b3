package dev.nines.monitor.watch;

import dev.nines.db.state.Incidents;
import dev.nines.db.state.Incidents.Incident;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.sla.Labels;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Outages.Outage;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the incident watch of a new process what the one before it knew: incidents that are open, and the observations since. What that
 * one had decided is decided again, under the same key, and sends nothing; what it died before it could record is recorded now.
 */
final class IncidentRestore {
    /** Longer than any run, and than any run of failures that is no incident yet. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    /** {@code endpoint@vantage}, {@code endpoint/tier@vantage}. */
    private static final Pattern SCOPE = Pattern.compile("([^/@]+)(?:/(.+))?@([^@]+)");

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
        var begin = begin(series, now);
        var past = incidents.incidents(begin, now);
        var named = series.stream().collect(Collectors.toMap(Series::name, Function.identity()));
        for (var one : open) restore(one, named);
        for (var one : series) {
            var id = new SeriesId(one.name());
            var from = open.stream().filter(o -> isOf(o, id)).map(o -> later(o.since(), begin))
                    .findFirst().orElseGet(() -> sinceLastEnd(past, id, begin));
            history.between(List.of(one), from, now, watch::replay);
        }
    }

    /** Who is down, and who was so lately that windows remember it. */
    List<Outage> outages(Collection<Series> series, Duration remembered, Instant now) {
        var named = new HashMap<String, Series>();
        for (var one : series) {
            named.put(one.name(), one);
            named.put(Everywhere.of(one).name(), Everywhere.of(one));
        }
        return incidents.incidents(now.minus(remembered), now).stream().flatMap(one -> labels(one.opened(), named)
                .map(labels -> new Outage(labels, one instanceof Incident.Closed c ? c.closed().until() : Instant.MAX)).stream()).toList();
    }

    private void restore(IncidentOpened open, Map<String, Series> named) {
        switch (open.kind()) {
            case TARGET -> Optional.ofNullable(named.get(open.series().name())).ifPresent(one -> watch.restore(one, open.since()));
            case TIER, ENDPOINT -> {
                var members = new HashMap<SeriesId, Instant>();
                incidents.openMembers(open.incident()).forEach(m -> members.put(m.series(), m.since()));
                members.keySet().stream().map(m -> named.get(m.name())).filter(named::containsValue).findFirst()
                        .ifPresent(any -> watch.restore(open.kind(), any, open.since(), members));
            }
            case DEGRADED, MONITOR -> {} // their own rounds go on with them
        }
    }

    private static Optional<Labels> labels(IncidentOpened one, Map<String, Series> named) {
        return switch (one.kind()) {
            case TARGET -> Optional.ofNullable(named.get(one.series().name())).map(LabelsOf::series);
            case TIER, ENDPOINT -> Optional.of(SCOPE.matcher(one.series().name())).filter(m -> m.matches())
                    .map(m -> LabelsOf.from(m.group(3), LabelsOf.tier(m.group(1), Optional.ofNullable(m.group(2)).orElse(""))));
            case DEGRADED, MONITOR -> Optional.empty();
        };
    }

    /** Never from the middle of an incident that is over: its tail would look like another one. */
    private static Instant sinceLastEnd(List<Incident> past, SeriesId id, Instant begin) {
        return past.stream().map(i -> i instanceof Incident.Closed c && isOf(c.opened(), id) ? c.closed().decidedAt() : Instant.MIN)
                .reduce(begin, IncidentRestore::later);
    }

    /** Where the process before this one was sure of everything, however long ago that was. */
    private Instant begin(Collection<Series> series, Instant now) {
        var sure = series.stream().map(Series::vantage).distinct().flatMap(v -> incidents.watchedUpTo(v).stream()).min(Instant::compareTo).orElse(now);
        return later((sure.isBefore(now) ? sure : now).minus(LOOK_BACK), now.minus(LONGEST));
    }

    private static boolean isOf(IncidentOpened one, SeriesId series) {
        return switch (one.kind()) {
            case TARGET -> one.series().equals(series);
            case DEGRADED, TIER, ENDPOINT, MONITOR -> false;
        };
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
