package dev.nines.sla.conformance;

import dev.nines.sla.Span;
import dev.nines.sla.measure.Slices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests and errors of each minute: of the last override that covers it, else the default. */
record Traffic(PerMinute usual, List<Otherwise> overrides) {
    record PerMinute(long requests, long errors) {}

    record Otherwise(Span span, PerMinute traffic) {}

    static Traffic of(Fields fields) {
        var overrides = fields.objects("overrides").stream()
                .map(one -> new Otherwise(Terms.span(one), perMinute(one)))
                .toList();
        return new Traffic(perMinute(fields.object("default")), overrides);
    }

    Slices in(Span span, Duration width) {
        var slices = new Slices(span, width);
        minutes(span).forEach((minute, traffic) -> slices.add(minute, traffic.requests(), traffic.errors()));
        return slices;
    }

    PerMinute sum(Span span) {
        return minutes(span).values().stream().reduce(new PerMinute(0, 0), (one, other) ->
                new PerMinute(one.requests() + other.requests(), one.errors() + other.errors()));
    }

    private Map<Instant, PerMinute> minutes(Span span) {
        var minutes = new TreeMap<Instant, PerMinute>();
        fill(minutes, span, usual);
        overrides.forEach(override -> fill(minutes, override.span().overlap(span), override.traffic()));
        return minutes;
    }

    private static void fill(Map<Instant, PerMinute> minutes, Span span, PerMinute traffic) {
        for (var minute = span.from(); minute.isBefore(span.to()); minute = minute.plus(Duration.ofMinutes(1))) {
            minutes.put(minute, traffic);
        }
    }

    private static PerMinute perMinute(Fields fields) {
        return new PerMinute(fields.number("requests"), fields.number("errors"));
    }
}
