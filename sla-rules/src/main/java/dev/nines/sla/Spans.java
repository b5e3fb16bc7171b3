package dev.nines.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time in order, merged where they touch: no instant is in two of them. */
public record Spans(List<Span> list) {
    public static final Spans NONE = new Spans(List.of());

    public Spans {
        list = merged(list);
    }

    public boolean contains(Instant instant) {
        int first = firstEndingAfter(instant);
        return first < list.size() && list.get(first).contains(instant);
    }

    /** The stretch between two of these, or beyond them all, in which an instant lies; of one that is in one of these, the stretch before it. */
    public Span gapAround(Instant instant) {
        int first = firstEndingAfter(instant);
        return new Span(first == 0 ? Instant.MIN : list.get(first - 1).to(), first == list.size() ? Instant.MAX : list.get(first).from());
    }

    private int firstEndingAfter(Instant instant) {
        int from = 0;
        int to = list.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (list.get(middle).to().isAfter(instant)) to = middle;
            else from = middle + 1;
        }
        return from;
    }

    /** Whether all of it is in here, which a part is not. */
    public boolean cover(Span other) {
        return list.stream().anyMatch(span -> span.contains(other));
    }

    public Spans within(Span bounds) {
        return new Spans(list.stream().map(span -> span.overlap(bounds)).toList());
    }

    public Spans within(Spans bounds) {
        return new Spans(bounds.list.stream().flatMap(one -> within(one).list.stream()).toList());
    }

    public Duration length() {
        return list.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Span> merged(List<Span> spans) {
        var merged = new ArrayList<Span>();
        var ordered = spans.stream().filter(span -> !span.isEmpty()).sorted(Comparator.comparing(Span::from)).toList();
        for (var span : ordered) {
            if (merged.isEmpty() || merged.getLast().to().isBefore(span.from())) {
                merged.add(span);
            } else if (span.to().isAfter(merged.getLast().to())) {
                merged.add(new Span(merged.removeLast().from(), span.to()));
            }
        }
        return List.copyOf(merged);
    }
}
