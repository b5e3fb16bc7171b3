package dev.nines.monitor.web.receiver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest messages that arrived, in memory: a window to look through, no record. */
final class Arrivals {
    private static final int KEPT = 200;

    private final Deque<Arrival> newestFirst = new ArrayDeque<>();

    synchronized void add(Arrival arrival) {
        newestFirst.addFirst(arrival);
        if (newestFirst.size() > KEPT) newestFirst.removeLast();
    }

    synchronized List<Arrival> newestFirst() {
        return List.copyOf(newestFirst);
    }
}
