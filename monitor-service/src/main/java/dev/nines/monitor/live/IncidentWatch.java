package dev.nines.monitor.live;

import dev.nines.monitor.evaluate.IncidentId;
import dev.nines.monitor.evaluate.IncidentRule;
import dev.nines.probe.Observation;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Step;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Feeds observations to the incident rule, one state for each series, and hands every opening and closing to whoever records
 * it. It decides in memory and may be called on an event loop; {@code changed} must not block ({@link ChangeRecorder} does not).
 * An incident's id is made of its series and first failed slot, so a decision that is repeated after a restart has the same key.
 */
public final class IncidentWatch {
    private IncidentRule rule;
    private final Function<Observation, Sample> grade;
    private final Consumer<StateChange> changed;
    private final Map<SeriesId, IncidentState> states = new HashMap<>();

    public IncidentWatch(IncidentTracker tracker, Function<Observation, Sample> grade, Consumer<StateChange> changed) {
        this.rule = new IncidentRule(tracker);
        this.grade = grade;
        this.changed = changed;
    }

    /**
     * Tells of an incident that was open when this process started. Call it before {@link #accept}; then feed the rows that were
     * stored since, and only then live observations.
     */
    public synchronized void restore(SeriesId series, Instant since) {
        states.put(series, IncidentState.openSince(since));
    }

    /** Decides by another policy from now on; what is open stays open until that one closes it. */
    public synchronized void decideBy(IncidentTracker tracker) {
        rule = new IncidentRule(tracker);
    }

    /** For a series that is asked no more: nobody can say how it is. */
    public synchronized void forget(SeriesId series) {
        states.remove(series);
    }

    public synchronized void accept(Observation observation) {
        var series = new SeriesId(observation.series().name());
        var decision = rule.next(states.getOrDefault(series, IncidentState.start()), grade.apply(observation));
        states.put(series, decision.state());
        change(series, decision.step()).ifPresent(changed);
    }

    /** What is known of each series seen so far. */
    public synchronized Map<SeriesId, IncidentState> states() {
        return Map.copyOf(states);
    }

    private static Optional<StateChange> change(SeriesId series, Step step) {
        return switch (step) {
            case Step.Opened o -> Optional.of(
                    new IncidentOpened(IncidentId.of(series, o.since()), series, o.since(), o.decidedAt(), o.reason()));
            case Step.Closed c -> Optional.of(
                    new IncidentClosed(IncidentId.of(series, c.since()), series, c.until(), c.decidedAt()));
            case Step.Hold _ -> Optional.empty();
        };
    }
}
