package dev.nines.monitor.web.read;

import dev.nines.db.state.Deliveries.Wanted;
import java.util.List;
import java.util.Optional;

/** Incidents and messages. All lists have the newest first. */
public interface Incidents {
    List<Incident> open();

    /** Those that overlap the window. */
    List<Incident> during(Window window);

    /** Everything about one; empty where there is none of this id. */
    Optional<IncidentFile> file(String id);

    List<Delivery> deliveries(Wanted wanted);
}
