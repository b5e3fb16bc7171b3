package dev.nines.monitor.web.incident;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.read.Delivery;
import java.util.List;

/**
 * @param families newest first
 * @param given messages that were given up, newest first
 */
public record IncidentsPage(Frame frame, List<Family> families, List<Delivery> given) {
    public IncidentsPage {
        families = List.copyOf(families);
        given = List.copyOf(given);
    }

    public List<Family> open() {
        return families.stream().filter(f -> f.incident().isOpen()).toList();
    }

    public List<Family> past() {
        return families.stream().filter(f -> !f.incident().isOpen()).toList();
    }
}
