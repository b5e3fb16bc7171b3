package dev.nines.sla.alert.decide;

import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.scope.ScopeStep;
import java.util.List;
import java.util.Optional;

/** What happened to the alerts of a group. */
public sealed interface Event {
    record Found(Alert alert, Finding finding) implements Event {}

    /** Still the same alert, but there is more to say of it. */
    record Changed(Alert alert, Grounds grounds) implements Event {}

    /** Time passed. */
    record Tick() implements Event {}

    /** Empty where the step held. */
    static Optional<Event> of(Alert alert, Step step) {
        return switch (step) {
            case Step.Opened o -> firing(alert, "since " + o.since() + ": " + o.reason(), "since", o.since().toString());
            case Step.Closed c -> quiet(alert, "over since " + c.until(), "until", c.until().toString());
            case Step.Hold _ -> Optional.empty();
        };
    }

    static Optional<Event> of(Alert alert, ScopeStep step) {
        return switch (step) {
            case ScopeStep.Opened o -> firing(alert, o.members().size() + " targets down since " + o.since() + ": " + o.reason(),
                    "members_down", Integer.toString(o.members().size()));
            case ScopeStep.Updated u -> Optional.of(new Changed(alert, grounds(
                    u.stillDown() + " targets down since " + u.since(), "members_down", Integer.toString(u.stillDown()))));
            case ScopeStep.Closed c -> quiet(alert, "over since " + c.until() + ", " + c.released().size() + " targets still down",
                    "members_down", Integer.toString(c.released().size()));
            case ScopeStep.Hold _ -> Optional.empty();
        };
    }

    private static Optional<Event> firing(Alert alert, String reason, String name, String value) {
        return Optional.of(new Found(alert, new Finding.Firing(grounds(reason, name, value))));
    }

    private static Optional<Event> quiet(Alert alert, String reason, String name, String value) {
        return Optional.of(new Found(alert, new Finding.Quiet(grounds(reason, name, value))));
    }

    private static Grounds grounds(String reason, String name, String value) {
        return new Grounds(reason, List.of(new Grounds.Figure(name, value)));
    }
}
