package dev.nines.monitor.live;

import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.evaluate.IncidentRule;
import dev.nines.monitor.evaluate.Whose;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.scope.MemberChange;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Feeds observations to the incident rule, one state for each series, and hands every opening and closing, of a target and of the endpoint
 * or tier that many of them make, to whoever records it. It decides in memory and may be called on an event loop; what it is tied to must not
 * block ({@link AlertDesk} does not). An incident's id is made of its series and first failed slot, so a decision that is repeated after a
 * restart has the same key.
 */
public final class IncidentWatch {
    private IncidentRule rule;
    private final Function<Observation, Sample> grade;
    private final Ties ties;
    private final Map<SeriesId, IncidentState> states = new HashMap<>();
    private final Map<Series, Instant> left = new LinkedHashMap<>();
    private ScopeWatch scopes;
    private Role role;

    /**
     * What it is tied to. Nothing of it may wait.
     *
     * @param asked everyone who is asked now
     * @param suspected hears of a series that failed for the first time, and could be asked once more
     */
    public record Ties(Supplier<Collection<Series>> asked, Consumer<Happening> happened, Consumer<Series> suspected) {}

    /** What becomes of what is decided here. */
    public enum Role {
        /** It is recorded and told. */
        DECIDES,
        /** Several vantages decide together, elsewhere: here it is only known how this one sees it. */
        LOOKS_ON
    }

    public IncidentWatch(IncidentTracker tracker, Function<Observation, Sample> grade, Ties ties) {
        this(tracker, grade, ties, Role.DECIDES);
    }

    public IncidentWatch(IncidentTracker tracker, Function<Observation, Sample> grade, Ties ties, Role role) {
        this.role = role;
        this.rule = new IncidentRule(tracker);
        this.grade = grade;
        this.scopes = new ScopeWatch(ties.asked());
        this.ties = ties;
    }

    /**
     * Tells of an incident that was open when this process started. Call it before {@link #accept}; then feed the rows that were
     * stored since, and only then live observations.
     */
    public synchronized void restore(Series series, Instant since) {
        states.put(new SeriesId(series.name()), IncidentState.openSince(since));
        scopes.restore(series, since);
        if (role == Role.LOOKS_ON) left.put(series, since);
    }

    /** All that was open has been told of. What nobody decides on any more ends. */
    public synchronized void restored(Instant now) {
        left.forEach((series, since) -> record(series, new Step.Closed(since, now, now)));
        left.clear();
    }

    /** Decides from now on, or not any more: then what is open of it ends. */
    public synchronized void become(Role next, Instant now) {
        if (next == role) return;
        switch (next) {
            case LOOKS_ON -> known().forEach(series -> openSince(series).ifPresent(since -> record(series, new Step.Closed(since, now, now))));
            case DECIDES -> { // nothing of it is open, whoever is down: that is found again
                states.clear();
                scopes = new ScopeWatch(ties.asked());
            }
        }
        role = next;
    }

    private List<Series> known() {
        return ties.asked().get().stream().filter(series -> states.containsKey(new SeriesId(series.name()))).toList();
    }

    private Optional<Instant> openSince(Series series) {
        return switch (states.getOrDefault(new SeriesId(series.name()), IncidentState.start())) {
            case IncidentState.Down down -> Optional.of(down.since());
            case IncidentState.Recovering recovering -> Optional.of(recovering.since());
            case IncidentState.Up _, IncidentState.Suspect _ -> Optional.empty();
        };
    }

    /** The same of an endpoint's or tier's. */
    public synchronized void restore(Kind kind, Series anyMember, Instant since, Map<SeriesId, Instant> members) {
        scopes.restore(kind, anyMember, since, members);
    }

    /** Decides by another policy from now on; what is open stays open until that one closes it. */
    public synchronized void decideBy(IncidentTracker tracker) {
        rule = new IncidentRule(tracker);
    }

    /** For a series that is asked no more: nobody can say how it is. What is open of it ends. */
    public synchronized void forget(Series series, Instant now) {
        openSince(series).ifPresent(since -> stepped(series, new Step.Closed(since, now, now)));
        states.remove(new SeriesId(series.name()));
    }

    /** Of one that was just made. */
    public void accept(Observation observation) {
        if (replay(observation) instanceof Step.Hold(var reason) && reason == Step.Reason.CONFIRM) ties.suspected().accept(observation.series());
    }

    /** Of one that was stored before: what it says is over, and nobody is asked because of it. */
    public synchronized Step replay(Observation observation) {
        var series = new SeriesId(observation.series().name());
        var decision = rule.next(states.getOrDefault(series, IncidentState.start()), grade.apply(observation));
        states.put(series, decision.state());
        stepped(observation.series(), decision.step());
        return decision.step();
    }

    /** What is known of each series seen so far. */
    public synchronized Map<SeriesId, IncidentState> states() {
        return Map.copyOf(states);
    }

    private void stepped(Series series, Step step) {
        if (role == Role.DECIDES) record(series, step);
    }

    private void record(Series series, Step step) {
        var id = new SeriesId(series.name());
        new Whose(Kind.TARGET, id, Alert.down(LabelsOf.series(series))).happening(step).ifPresent(ties.happened());
        MemberChange.of(id, step).ifPresent(change -> scopes.after(series, change).forEach(ties.happened()));
    }
}
