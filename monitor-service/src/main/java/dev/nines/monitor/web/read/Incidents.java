package dev.nines.monitor.web.read;

import dev.nines.db.state.Deliveries.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents and messages. All lists have the newest first. */
public interface Incidents {
    List<Incident> open();

    /** What one vantage sees and too few others do, where several decide together: no incident. */
    default List<SeenAlone> seenAlone() {
        return List.of();
    }

    /**
     * A series that fails, of a target that is not down.
     *
     * @param since its first failed run
     * @param reason the class of the run that decided it
     */
    record SeenAlone(String series, Instant since, String reason) {}

    /** Those that overlap the window. */
    List<Incident> during(Window window);

    /** Everything about one; empty where there is none of this id. */
    Optional<IncidentFile> file(String id);

    List<Delivery> deliveries(Wanted wanted);
}
