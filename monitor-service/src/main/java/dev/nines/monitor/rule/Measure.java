package dev.nines.monitor.rule;

import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.contract.Rule.Failures;

/** What of a series a rule has counted. */
public sealed interface Measure {
    /** Good and bad, as incidents count them. */
    record Uptime() implements Measure {}

    /** Over a limit and within it. */
    record Late(Limit limit, Failures failures) implements Measure {}

    /** One class among all that were asked. */
    record Of(ObservationClass observationClass) implements Measure {}
}
