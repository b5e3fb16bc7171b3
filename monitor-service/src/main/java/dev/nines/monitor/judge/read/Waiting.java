package dev.nines.monitor.judge.read;

import dev.nines.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts one file's lines in order. A line waits until one is so much newer that nothing older may come any more. Lines of
 * one instant stay in the order of the file. For one thread.
 */
final class Waiting {
    private static final Comparator<Observation> BY_TIME = Comparator.comparing(Observation::scheduledAt);

    private final Duration disorder;
    private List<Observation> sorted = new ArrayList<>();
    private final List<Observation> fresh = new ArrayList<>();
    private Instant newest = Instant.EPOCH;

    Waiting(Duration disorder) {
        this.disorder = disorder;
    }

    /** Before this no line may come any more. */
    Instant limit() {
        return newest.minus(disorder);
    }

    Instant newest() {
        return newest;
    }

    /** It must not be before the {@link #limit()}. */
    void add(Observation observation) {
        fresh.add(observation);
        if (observation.scheduledAt().isAfter(newest)) newest = observation.scheduledAt();
    }

    /** Those that need not wait any more, in order. */
    List<Observation> ready() {
        // Sorting anew for a few lines would sort those that wait again and again.
        if (fresh.size() * 2 < sorted.size()) return List.of();
        var all = all();
        int end = firstFrom(all, limit());
        sorted = new ArrayList<>(all.subList(end, all.size()));
        return end == all.size() ? all : new ArrayList<>(all.subList(0, end));
    }

    /** All that is left. */
    List<Observation> rest() {
        var all = all();
        sorted = new ArrayList<>();
        return all;
    }

    private List<Observation> all() {
        sorted.addAll(fresh);
        fresh.clear();
        sorted.sort(BY_TIME);
        return sorted;
    }

    private static int firstFrom(List<Observation> ordered, Instant limit) {
        int from = 0;
        int to = ordered.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (ordered.get(middle).scheduledAt().isBefore(limit)) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
