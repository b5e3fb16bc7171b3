package dev.nines.monitor.web.incident;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.read.Delivery;
import dev.nines.monitor.web.read.Incident;
import java.util.List;

/** @param told of each incident, newest first, what was sent because of it */
public record IncidentsPage(Frame frame, List<Told> told) {
    public IncidentsPage {
        told = List.copyOf(told);
    }

    public record Told(Incident incident, List<Delivery> messages) {}

    public List<Told> open() {
        return told.stream().filter(t -> t.incident().isOpen()).toList();
    }

    public List<Told> past() {
        return told.stream().filter(t -> !t.incident().isOpen()).toList();
    }
}
