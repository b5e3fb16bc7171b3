package dev.nines.monitor.ask;

import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.live.Latencies;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all runs came to. For one thread. */
public final class Summary {
    private final Map<ObservationClass, Long> classes = new EnumMap<>(ObservationClass.class);
    private final Map<String, Map<Rule.Of, Extent>> models = new LinkedHashMap<>();
    private long failed;

    private Summary(List<Subject> subjects) {
        for (var subject : subjects) models.put(subject.series().target().model(), extents());
    }

    public static Summary of(List<Subject> subjects) {
        return new Summary(subjects);
    }

    public void add(Observation o) {
        classes.merge(o.observationClass(), 1L, Long::sum);
        var extents = models.computeIfAbsent(o.series().target().model(), _ -> extents());
        extents.forEach((of, extent) -> extent.add(Grading.forLatency(o, CountingPolicy.PROVIDER_ONLY, Gone.WHILE_OFFERED, of)));
        boolean isOurStop = o.outcome() instanceof Local l && l.cause() == Cause.SHUTTING_DOWN;
        if (o.observationClass() != ObservationClass.OK && !isOurStop) failed++;
    }

    /** Runs that were not OK; one that we ended ourselves says nothing. */
    public long failed() {
        return failed;
    }

    /** {@code 12 runs: 10 OK, 2 TIMEOUT}. */
    String counts() {
        long runs = classes.values().stream().mapToLong(Long::longValue).sum();
        if (runs == 0) return "no run";
        return classes.entrySet().stream().map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ", runs + (runs == 1 ? " run: " : " runs: "), ""));
    }

    /** A small table, nothing where one run says it all. */
    List<String> latencies(Look look) {
        var lines = new ArrayList<String>();
        models.forEach((model, extents) -> {
            var rows = rows(extents, look);
            if (!rows.isEmpty() && models.size() > 1) lines.add(model);
            lines.addAll(rows);
        });
        if (!lines.isEmpty()) lines.addFirst(Extent.head());
        return lines;
    }

    private static List<String> rows(Map<Rule.Of, Extent> extents, Look look) {
        var rows = new ArrayList<String>();
        extents.forEach((of, extent) -> {
            if (extent.count() > 1) rows.add(extent.row(word(of), look));
        });
        return rows;
    }

    private static String word(Rule.Of of) {
        return switch (of) {
            case FIRST_TOKEN -> "1st token";
            case TOTAL -> "total";
        };
    }

    private static Map<Rule.Of, Extent> extents() {
        var extents = new EnumMap<Rule.Of, Extent>(Rule.Of.class);
        for (var of : Rule.Of.values()) extents.put(of, new Extent());
        return extents;
    }
}
