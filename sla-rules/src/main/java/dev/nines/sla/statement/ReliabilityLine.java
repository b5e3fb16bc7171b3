package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.incident.Reliability;
import dev.nines.sla.incident.Reliability.Outage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The incidents of one series in the judged time, as far as they lie in it. */
public record ReliabilityLine(SeriesId series, Reliability figures) {
    /** Of each series that was judged, in order; of one without an incident too. */
    static List<ReliabilityLine> of(Stream<SeriesId> series, List<IncidentLine> incidents, Span judged) {
        return series.distinct().sorted().map(one -> new ReliabilityLine(one, new Reliability(judged.length(), incidents.stream()
                .filter(incident -> incident.series().equals(one))
                .map(incident -> new Outage(span(incident, judged).length(), Duration.ZERO)).toList()))).toList();
    }

    private static Span span(IncidentLine incident, Span judged) {
        return switch (incident) {
            case IncidentLine.Ended ended -> new Span(ended.since(), ended.until()).overlap(judged);
            case IncidentLine.Ongoing ongoing -> new Span(ongoing.since(), judged.to()).overlap(judged);
        };
    }

    public Duration down() {
        return figures.outages().stream().map(Outage::length).reduce(Duration.ZERO, Duration::plus);
    }
}
