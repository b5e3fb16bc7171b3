package dev.nines.sla.silence;

import dev.nines.sla.Labels;
import dev.nines.sla.Span;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** @param matchers all of them must match */
public record Silence(String id, Kind kind, List<Matcher> matchers, When when, Origin origin) {
    /**
     * @param author who says so
     * @param reason in words, such as the number of the announcement
     * @param ending whether somebody ended it before its time
     */
    public record Origin(String author, String reason, Instant createdAt, Ending ending) {
        public Origin {
            if (author.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("a silence must name its author and reason: " + author + ", " + reason);
            }
        }
    }

    public sealed interface Ending {
        record AsPlanned() implements Ending {}

        record Early(Instant at, String by) implements Ending {}
    }

    public enum Kind {
        /** Somebody knows already. */
        SILENCE,
        /** Announced work. Whether it counts for a contract, the contract's exclusions say. */
        MAINTENANCE
    }

    public Silence {
        matchers = List.copyOf(matchers);
        if (id.isBlank()) throw new IllegalArgumentException("a silence must have an id");
        if (matchers.isEmpty()) throw new IllegalArgumentException("a silence must have at least one matcher: " + id);
    }

    /** From then on it covers nothing; one that was ended before stays ended when it was. */
    public Silence endedBy(String whom, Instant at) {
        if (origin.ending() instanceof Ending.Early(var before, _) && !at.isBefore(before)) return this;
        var ended = new Origin(origin.author(), origin.reason(), origin.createdAt(), new Ending.Early(at, whom));
        return new Silence(id, kind, matchers, when, ended);
    }

    public boolean matches(Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    public Covering covers(Labels labels, Instant at) {
        if (!matches(labels)) return new Covering.Uncovered();
        return when.endingAfter(at).findFirst().map(this::cut).filter(span -> span.contains(at))
                .<Covering>map(span -> new Covering.Covered(id, kind, origin.author() + ": " + origin.reason(), span.to()))
                .orElseGet(Covering.Uncovered::new);
    }

    /** Of those that are under way or to come. */
    public List<Span> next(Instant after, int count) {
        return when.endingAfter(after).takeWhile(span -> !span.from().isAfter(end())).limit(count)
                .map(this::cut).filter(span -> span.to().isAfter(after)).toList();
    }

    /** {@code endpoint=global-api, model~Pro/*}. */
    public String text() {
        return matchers.stream().map(Matcher::text).collect(Collectors.joining(", "));
    }

    private Instant end() {
        return switch (origin.ending()) {
            case Ending.AsPlanned _ -> Instant.MAX;
            case Ending.Early(var at, _) -> at;
        };
    }

    private Span cut(Span span) {
        var to = span.to().isAfter(end()) ? end() : span.to();
        return new Span(span.from(), to.isBefore(span.from()) ? span.from() : to);
    }
}
