package dev.nines.monitor.web.read;

import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** The runs that an incident rests on, as long as they are kept. */
@Singleton
public final class IncidentEvidence {
    private static final int BEFORE = 3;
    private static final int FROM_THE_BEGINNING = 12;
    private static final int MOST_MEMBERS = 20;

    private final KnownSeries known;
    private final Observations observations;

    public IncidentEvidence(KnownSeries known, Observations observations) {
        this.known = known;
        this.observations = observations;
    }

    /** Of a target its runs around the beginning; of an endpoint or tier the first failure of its first members; oldest first. */
    public List<Observation> of(IncidentFile file, Instant now) {
        var incident = file.incident();
        return switch (incident.kind()) {
            case TARGET, DEGRADED -> named(incident.series()).flatMap(series -> around(series, incident.since(), now))
                    .sorted(Comparator.comparing(Observation::scheduledAt)).toList();
            case TIER, ENDPOINT -> firstFailures(file.members());
            case MONITOR -> List.of();
        };
    }

    private Stream<Observation> around(Series series, Instant since, Instant now) {
        var before = observations.newest(series, since, BEFORE).reversed();
        var to = since.isAfter(now) ? since : now;
        return Stream.concat(before.stream(), observations.first(series, new Window(since, to), FROM_THE_BEGINNING).stream());
    }

    private List<Observation> firstFailures(List<Incident> members) {
        var found = new LinkedHashSet<Observation>();
        members.stream().sorted(Comparator.comparing(Incident::since)).limit(MOST_MEMBERS).forEach(member -> named(member.series())
                .forEach(series -> found.addAll(observations.first(series, new Window(member.since(), member.since().plus(1, ChronoUnit.MICROS)), 1))));
        return found.stream().sorted(Comparator.comparing(Observation::scheduledAt)).toList();
    }

    private Stream<Series> named(String name) {
        return known.all().stream().filter(series -> series.name().equals(name) || Everywhere.of(series).name().equals(name));
    }
}
