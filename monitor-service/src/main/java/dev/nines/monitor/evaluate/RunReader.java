package dev.nines.monitor.evaluate;

import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.account.Run;
import dev.nines.sla.account.TogetherRun;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.vantage.Vantages;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a subject's runs back, in the order of their slots, graded as a contract counts them. Read on from where it came to, it knows what
 * it has seen before. For one subject and one thread.
 */
final class RunReader {
    /** Of the slots of several vantages so many are held at a time. */
    private static final int ROUNDS_AT_A_TIME = 2_000;

    private final Sources sources;
    private final Contract contract;
    private final Map<Series, Grader> graders = new HashMap<>();

    RunReader(Sources sources, Contract contract) {
        this.sources = sources;
        this.contract = contract;
    }

    /** @param seen is told of each observation too, before the run it is part of */
    void read(Subject subject, Span span, Consumer<Observation> seen, Consumer<Run> runs) {
        switch (contract.counting().viewpoint()) {
            case Viewpoint.EachVantage _ -> each(subject.members().getFirst(), span, seen, runs);
            case Viewpoint.Together(var vantages) -> together(vantages, subject, span, seen, runs);
        }
    }

    private void each(Series series, Span span, Consumer<Observation> seen, Consumer<Run> runs) {
        var grader = grader(series);
        sources.history().between(List.of(series), span.from(), span.to(), o -> {
            seen.accept(o);
            runs.accept(grader.graded(o));
        });
    }

    /**
     * The slots of vantages are spread, so that they do not ask at once: what lies within one round of the slowest of them belongs
     * together. Of a vantage that asks more often, its first run in a round counts.
     */
    private void together(Vantages vantages, Subject subject, Span span, Consumer<Observation> seen, Consumer<Run> runs) {
        var round = round(subject, span);
        for (var from = beginning(span.from(), round); from.isBefore(span.to()); from = from.plus(round.multipliedBy(ROUNDS_AT_A_TIME))) {
            var part = new Span(from, from.plus(round.multipliedBy(ROUNDS_AT_A_TIME))).overlap(span);
            var rounds = new TreeMap<Instant, Map<String, Run>>();
            sources.history().between(subject.members(), part.from(), part.to(), o -> {
                seen.accept(o);
                var run = grader(o.series()).graded(o);
                rounds.computeIfAbsent(beginning(o.scheduledAt(), round), _ -> new HashMap<>()).putIfAbsent(o.series().vantage(), run);
            });
            rounds.forEach((slot, heard) -> runs.accept(new TogetherRun(vantages, later(slot, span.from()), heard)));
        }
    }

    /** Whether reading up to an instant of a span cuts no round of several vantages. */
    Predicate<Instant> edges(Subject subject, Span span) {
        return switch (contract.counting().viewpoint()) {
            case Viewpoint.EachVantage _ -> _ -> true;
            case Viewpoint.Together _ -> {
                var round = round(subject, span);
                yield at -> beginning(at, round).equals(at);
            }
        };
    }

    private Duration round(Subject subject, Span span) {
        return round(sources, subject, span);
    }

    /** How long the slowest member waits from one slot to the next. */
    static Duration round(Sources sources, Subject subject, Span span) {
        return subject.members().stream().map(one -> sources.planned().pace(one, span.from(), span.to()))
                .max(Duration::compareTo).orElseThrow();
    }

    private Grader grader(Series series) {
        return graders.computeIfAbsent(series, one -> new Grader(contract.policy(), sources.listings().apply(one)));
    }

    /** Where the round that an instant lies in begins. */
    private static Instant beginning(Instant at, Duration round) {
        return Instant.EPOCH.plus(round.multipliedBy(Duration.between(Instant.EPOCH, at).dividedBy(round)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
