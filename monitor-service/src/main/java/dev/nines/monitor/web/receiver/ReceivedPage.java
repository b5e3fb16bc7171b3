package dev.nines.monitor.web.receiver;

import dev.nines.monitor.web.page.Frame;
import java.util.List;

/** @param arrivals newest first */
public record ReceivedPage(Frame frame, List<Arrival> arrivals) {
    public ReceivedPage {
        arrivals = List.copyOf(arrivals);
    }

    /** What was found of closed months: rare, and what a newcomer looks for. */
    public List<Arrival> breaches() {
        return arrivals.stream().filter(Arrival::isBreach).toList();
    }

    public List<Arrival> others() {
        return arrivals.stream().filter(a -> !a.isBreach()).toList();
    }
}
