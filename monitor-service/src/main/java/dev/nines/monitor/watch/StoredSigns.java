package dev.nines.monitor.watch;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.state.Remarks;
import dev.nines.monitor.evaluate.Signs;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs from what is stored: how many runs of each class every series has. */
record StoredSigns(ClassCounts counts, Remarks remarks) implements Signs {
    @Override
    public String rows(Collection<Series> series, Span span) {
        var counted = counts.between(span.from(), span.to());
        var lines = new TreeMap<String, String>();
        for (var one : series) {
            Map<ObservationClass, Long> classes = new TreeMap<>(counted.getOrDefault(one, Map.of()));
            if (!classes.isEmpty()) lines.put(one.name(), classes.toString());
        }
        return Revision.sha256(lines.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining("\n")));
    }

    @Override
    public String remarks(Span span) {
        return Long.toString(remarks.newest(span.from(), span.to()));
    }

    @Override
    public Instant settledFrom(Instant to) {
        return to;
    }
}
