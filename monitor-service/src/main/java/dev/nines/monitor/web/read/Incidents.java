package dev.nines.monitor.web.read;

import java.time.Instant;
import java.util.List;

/** Incidents, newest first. */
public interface Incidents {
    List<Incident> open();

    /** Those that overlap the window. */
    List<Incident> during(Window window);

    /** The messages which an incident caused, and what their receivers answered. */
    List<Delivery> deliveriesOf(String incident);

    /** @param state {@code pending}, {@code delivered} or {@code given up} */
    record Delivery(String id, String receiver, String type, Instant occurredAt, String state, int attempts, String lastAnswer) {}
}
