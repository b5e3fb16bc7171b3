package dev.nines.monitor.web.read;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Some observations out of many. */
public final class Observations {
    private final ObservationHistory history;

    public Observations(ObservationHistory history) {
        this.history = history;
    }

    /** The first {@code atMost} of a series whose slot is in the window, oldest first. */
    public List<Observation> first(Series series, Window window, int atMost) {
        var found = new ArrayList<Observation>();
        if (atMost <= 0) return found;
        try {
            history.between(List.of(series), window.from(), window.to(), o -> {
                found.add(o);
                if (found.size() == atMost) throw new Enough();
            });
        } catch (Enough e) {
            return found;
        }
        return found;
    }

    /** The newest {@code atMost} of a series, newest first; looks further back until it has them or has looked back far enough. */
    public List<Observation> newest(Series series, Instant now, int atMost) {
        var found = List.<Observation>of();
        for (var back : List.of(Duration.ofMinutes(5), Duration.ofHours(2), Duration.ofDays(3))) {
            found = last(series, Window.endingAt(now, back), atMost);
            if (found.size() == atMost) return found;
        }
        return found;
    }

    private List<Observation> last(Series series, Window window, int atMost) {
        var last = new ArrayDeque<Observation>();
        history.between(List.of(series), window.from(), window.to(), o -> {
            if (last.size() == atMost) last.removeFirst();
            last.addLast(o);
        });
        return last.reversed().stream().toList();
    }

    /** Ends a reading early. */
    private static final class Enough extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough was read", null, false, false);
        }
    }
}
