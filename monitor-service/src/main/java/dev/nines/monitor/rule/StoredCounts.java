package dev.nines.monitor.rule;

import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.NotFoundCounts.Window;
import dev.nines.db.question.StretchCounts;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts that PostgreSQL makes. */
public record StoredCounts(StretchCounts stretches, NotFound gone) implements Counts {
    /** So long does an answer speak for a model that is not found. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(31);

    @Override
    public List<Map<Series, Map<ObservationClass, Long>>> classes(List<Instant> bounds) {
        return stretches.classes(bounds);
    }

    @Override
    public List<Map<Series, Map<ObservationClass, List<Late>>>> late(List<Limit> limits, List<Instant> bounds) {
        return stretches.late(limits, bounds);
    }

    @Override
    public Map<Series, Map<Gone, Long>> notFound(Instant from, Instant to) {
        return gone.between(to.minus(ANSWERED_WITHIN), new Window(from, to));
    }
}
