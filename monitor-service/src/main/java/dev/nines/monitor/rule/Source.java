package dev.nines.monitor.rule;

import dev.nines.sla.alert.decide.Event;
import java.time.Instant;
import java.util.List;

/** Some of the rules, and all that they find now. */
@FunctionalInterface
public interface Source {
    List<Event> events(Instant now);
}
