package dev.nines.db.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by name; of what was measured several times the median counts. */
final class Figures {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void add(String name, double value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /** Keeps the largest instead of the median. */
    void worst(String name, double value) {
        values.merge(name, List.of(value), (a, b) -> a.getFirst() >= b.getFirst() ? a : b);
    }

    void millis(String name, Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        add(name, (System.nanoTime() - began) / 1e6);
    }

    /** @param count of what was done in that time */
    void rate(String name, long count, Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        add(name, count * 1e9 / (System.nanoTime() - began));
    }

    int count(String name) {
        return values.getOrDefault(name, List.of()).size();
    }

    /** As a table shows it, {@code -} where nothing was measured. */
    String shown(String name) {
        var sorted = values.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? "-" : shown(sorted.get((sorted.size() - 1) / 2));
    }

    private static String shown(double value) {
        if (value >= 1_000) return String.format(Locale.ROOT, "%,.0f", value);
        if (value >= 100) return String.format(Locale.ROOT, "%.0f", value);
        return String.format(Locale.ROOT, value >= 1 ? "%.1f" : "%.3f", value);
    }
}
