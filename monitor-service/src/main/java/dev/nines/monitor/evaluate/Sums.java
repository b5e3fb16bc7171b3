package dev.nines.monitor.evaluate;

import dev.nines.db.question.Lateness.Late;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import java.time.Instant;
import java.util.Map;

/** Runs of all series, counted where they are stored. Classes that did not occur are not in a map. */
public interface Sums {
    Map<Series, Map<ObservationClass, Long>> classes(Span span);

    /** @param rule whose limit and phase are looked at */
    Map<Series, Map<ObservationClass, Late>> late(Rule.Latency rule, Span span);

    /** Models that were not found, by whose matter it was; answers count as earlier ones from {@code answeredSince} on. */
    Map<Series, Map<Gone, Long>> notFound(Instant answeredSince, Span span);
}
