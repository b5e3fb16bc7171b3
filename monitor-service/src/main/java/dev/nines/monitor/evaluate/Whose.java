package dev.nines.monitor.evaluate;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.incident.Step;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose an incident is that one tracker decides: a target's that is down or slow, or our own.
 *
 * @param alert as which it is told
 */
public record Whose(Kind kind, SeriesId series, Alert alert) {
    /** What a step is to be recorded as, and told; empty where it held. */
    public Optional<Happening> happening(Step step) {
        return switch (step) {
            case Step.Opened o -> happening(step, o.since(),
                    new IncidentOpened(incident(o.since()), kind, series, o.since(), o.decidedAt(), o.reason()));
            case Step.Closed c -> happening(step, c.since(), new IncidentClosed(incident(c.since()), series, c.until(), c.decidedAt()));
            case Step.Hold _ -> Optional.empty();
        };
    }

    private Optional<Happening> happening(Step step, Instant since, StateChange change) {
        return Optional.of(new Happening(List.of(change), Event.of(alert, incident(since), step).stream().toList()));
    }

    /** A target may be down and slow since the same instant, and these are two. */
    private String incident(Instant since) {
        return IncidentId.of(switch (kind) {
            case TARGET, TIER, ENDPOINT -> series;
            case DEGRADED -> new SeriesId("degraded " + series.name());
            case MONITOR -> new SeriesId("monitor " + series.name());
        }, since);
    }
}
