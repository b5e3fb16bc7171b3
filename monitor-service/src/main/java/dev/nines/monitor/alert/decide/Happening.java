package dev.nines.monitor.alert.decide;

import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.store.StateChange;
import java.util.List;

/**
 * Something that happened.
 *
 * @param changes to be recorded, in this order
 * @param events what it means for alerts; nothing where the first change was known already, for then they were decided with it
 */
public record Happening(List<StateChange> changes, List<Event> events) {
    public Happening {
        changes = List.copyOf(changes);
        events = List.copyOf(events);
    }

    public static Happening found(List<Event> events) {
        return new Happening(List.of(), events);
    }
}
