package dev.nines.monitor.alert.decide;

import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.store.StateChange;
import java.util.List;

/**
 * Something that happened.
 *
 * @param changes to be recorded, in this order
 * @param events what it means for alerts; nothing where the first change was known already, for then they were decided with it
 * @param warrant who says so: without it, nothing of this happened
 */
public record Happening(List<StateChange> changes, List<Event> events, Warrant warrant) {
    public Happening {
        changes = List.copyOf(changes);
        events = List.copyOf(events);
    }

    /** What this process has seen for itself. */
    public Happening(List<StateChange> changes, List<Event> events) {
        this(changes, events, new Warrant.Own());
    }

    public Happening under(Warrant other) {
        return new Happening(changes, events, other);
    }

    public static Happening found(List<Event> events) {
        return new Happening(List.of(), events);
    }
}
