package dev.nines.monitor.web.read;

import dev.nines.sla.incident.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one incident.
 *
 * @param members those that ever were part of it, newest first
 * @param timeline what happened and who was told, in order
 * @param told messages that tell of it, oldest first
 */
public record IncidentFile(Incident incident, List<Incident> members, Timeline timeline, List<Delivery> told) {
    public IncidentFile {
        members = List.copyOf(members);
        told = List.copyOf(told);
    }

    /** From the decision to the first time that a receiver took a message; empty while none has. */
    public Optional<Duration> firstToldAfter() {
        return told.stream().flatMap(d -> d.arrivedAt().stream()).min(Instant::compareTo).map(at -> Duration.between(incident.decidedAt(), at));
    }
}
