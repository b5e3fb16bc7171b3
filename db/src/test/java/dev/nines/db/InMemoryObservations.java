package dev.nines.db;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A store for tests that are about something else. */
public final class InMemoryObservations implements ObservationSink, ObservationHistory {
    private final Map<String, TreeMap<Instant, Observation>> bySeries = new TreeMap<>();

    @Override
    public synchronized int append(List<Observation> observations) {
        int added = 0;
        for (Observation each : observations) {
            var slots = bySeries.computeIfAbsent(each.series().name(), _ -> new TreeMap<>());
            if (slots.putIfAbsent(each.scheduledAt(), each) == null) added++;
        }
        return added;
    }

    @Override
    public synchronized void between(Collection<Series> series, Instant from, Instant to,
            Consumer<Observation> reader) {
        var names = new TreeSet<String>();
        series.forEach(each -> names.add(each.name()));
        for (String name : names) {
            bySeries.getOrDefault(name, new TreeMap<>()).subMap(from, to).values().forEach(reader);
        }
    }
}
