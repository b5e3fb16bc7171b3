package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;
import dev.nines.sla.budget.OpenPeriod;
import java.util.Optional;

/** How a rule stands with one series in the period that runs. */
sealed interface Stood {
    Series series();

    static Stood of(Series series, String unit, Optional<OpenPeriod> open) {
        return open.<Stood>map(some -> new Begun(series, unit, some)).orElseGet(() -> new Nothing(series));
    }

    /** @param unit what is counted: runs, minutes, intervals */
    record Begun(Series series, String unit, OpenPeriod open) implements Stood {}

    /** Nothing counts yet. */
    record Nothing(Series series) implements Stood {}
}
