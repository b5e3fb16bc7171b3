package dev.nines.monitor.web.read;

import java.util.List;

/** Incidents and messages. All lists have the newest first. */
public interface Incidents {
    List<Incident> open();

    /** Those that overlap the window. */
    List<Incident> during(Window window);

    List<Delivery> deliveries(int atMost);
}
