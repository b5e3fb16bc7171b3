package dev.nines.monitor.evaluate;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.NotFoundCounts.Window;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import java.time.Instant;
import java.util.Map;

/** Sums that PostgreSQL keeps. */
public record StoredSums(ClassCounts counts, Lateness lateness, NotFound gone) implements Sums {
    @Override
    public Map<Series, Map<ObservationClass, Long>> classes(Span span) {
        return counts.between(span.from(), span.to());
    }

    @Override
    public Map<Series, Map<ObservationClass, Late>> late(Rule.Latency rule, Span span) {
        return lateness.over(Grading.phase(rule.of()), rule.limit(), span.from(), span.to());
    }

    @Override
    public Map<Series, Map<Gone, Long>> notFound(Instant answeredSince, Span span) {
        return gone.between(answeredSince, new Window(span.from(), span.to()));
    }
}
