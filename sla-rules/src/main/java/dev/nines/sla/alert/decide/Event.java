package dev.nines.sla.alert.decide;

import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.scope.ScopeStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to the alerts of a group. */
public sealed interface Event {
    record Found(Alert alert, Finding finding) implements Event {}

    /** Still the same alert, but there is more to say of it. */
    record Changed(Alert alert, Grounds grounds) implements Event {}

    /** Time passed. */
    record Tick() implements Event {}

    /**
     * Empty where the step held.
     *
     * @param incident its id
     */
    static Optional<Event> of(Alert alert, String incident, Step step) {
        return switch (step) {
            case Step.Opened o -> Optional.of(new Found(alert, new Finding.Firing(grounds(o.reason(), incident, o.since()))));
            case Step.Closed c -> Optional.of(over(alert, grounds("works again", incident, c.since()), c.until()));
            case Step.Hold _ -> Optional.empty();
        };
    }

    /** The same of an endpoint or tier. */
    static Optional<Event> of(Alert alert, String incident, ScopeStep step) {
        return switch (step) {
            case ScopeStep.Opened o -> Optional.of(new Found(alert, new Finding.Firing(
                    many(o.members().size(), o.reason(), incident, o.since()))));
            case ScopeStep.Updated u -> Optional.of(new Changed(alert, many(u.stillDown(), "", incident, u.since())));
            case ScopeStep.Closed c -> {
                var still = c.released().isEmpty() ? "works again" : "works again, but for " + c.released().size() + " targets";
                yield Optional.of(over(alert, grounds(still, incident, c.since()), c.until()));
            }
            case ScopeStep.Hold _ -> Optional.empty();
        };
    }

    private static Event over(Alert alert, Grounds grounds, Instant at) {
        var figures = new ArrayList<>(grounds.figures());
        figures.add(new Grounds.Figure("until", at.toString()));
        return new Found(alert, new Finding.Quiet(new Grounds(grounds.reason(), figures)));
    }

    private static Grounds many(int down, String because, String incident, Instant since) {
        var figures = new ArrayList<>(grounds("down", incident, since).figures());
        figures.add(new Grounds.Figure("targets_down", Integer.toString(down)));
        return new Grounds(down + " targets down" + (because.isEmpty() ? "" : ": " + because), figures);
    }

    private static Grounds grounds(String reason, String incident, Instant since) {
        return new Grounds(reason, List.of(new Grounds.Figure("incident", incident), new Grounds.Figure("since", since.toString())));
    }
}
