package dev.nines.monitor.rule;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.evaluate.Whose;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.burn.BurnRound;
import dev.nines.sla.incident.Degraded;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Step;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose slow end burns its budget and who is not down: an incident of its own kind. While a target is down, and until the short window of an
 * alert has forgotten it, that alert says nothing of it. For one thread.
 */
public final class Degradation {
    /** Five minutes of quiet rounds. */
    private static final int QUIET_ROUNDS = 20;

    private final IncidentTracker tracker = new IncidentTracker(Degraded.policy(QUIET_ROUNDS));
    private final Map<Series, IncidentState> states = new HashMap<>();
    private final Map<Series, Instant> downUntil = new HashMap<>();

    /** An incident that was open when this process began. */
    public void restore(Series series, Instant since) {
        states.put(series, IncidentState.openSince(since));
    }

    public void clear() {
        states.clear();
        downUntil.clear();
    }

    /** When a target was down last. */
    public void wasDown(Series series, Instant until) {
        downUntil.merge(series, until, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** @param tails of everyone whose slow end is asked after; of others what is open ends */
    List<Happening> after(Map<Series, List<Tail>> tails, Predicate<Series> isDown, Instant now) {
        var happened = new ArrayList<Happening>();
        tails.forEach((series, tail) -> {
            if (isDown.test(series)) wasDown(series, now);
            var decision = tracker.next(states.getOrDefault(series, IncidentState.start()), Degraded.sample(round(series, tail, now), now));
            states.put(series, decision.state());
            happening(series, decision.step()).ifPresent(happened::add);
        });
        for (var series : List.copyOf(states.keySet())) {
            if (!tails.containsKey(series)) end(series, now).ifPresent(happened::add);
        }
        return happened;
    }

    private BurnRound round(Series series, List<Tail> tail, Instant now) {
        var down = downUntil.getOrDefault(series, Instant.MIN);
        return new BurnRound(tail.stream().filter(one -> !down.isAfter(now.minus(one.alert().shortWindow()))).map(Tail::finding).toList());
    }

    private Optional<Happening> end(Series series, Instant now) {
        downUntil.remove(series);
        return Optional.ofNullable(states.remove(series)).flatMap(state -> switch (state) {
            case IncidentState.Down down -> happening(series, new Step.Closed(down.since(), now, now));
            case IncidentState.Recovering recovering -> happening(series, new Step.Closed(recovering.since(), now, now));
            case IncidentState.Up _, IncidentState.Suspect _ -> Optional.empty();
        });
    }

    private static Optional<Happening> happening(Series series, Step step) {
        return new Whose(Kind.DEGRADED, new SeriesId(series.name()), Alert.degraded(LabelsOf.series(series))).happening(step);
    }
}
