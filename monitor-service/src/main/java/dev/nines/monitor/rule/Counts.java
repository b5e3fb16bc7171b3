package dev.nines.monitor.rule;

import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs of all series, counted where they are stored. Stretches lie between bounds that rise; what did not occur is not in a map. */
public interface Counts {
    List<Map<Series, Map<ObservationClass, Long>>> classes(List<Instant> bounds);

    /** @return for each limit, in their order, what was over it and what was not seen */
    List<Map<Series, Map<ObservationClass, List<Late>>>> late(List<Limit> limits, List<Instant> bounds);

    /** Models that were not found, by whose matter it was, as incidents see it: they know of no month. */
    Map<Series, Map<Gone, Long>> notFound(Instant from, Instant to);
}
