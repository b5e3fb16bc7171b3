package dev.nines.monitor.rule;

import dev.nines.probe.Series;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.AlertRule;

/**
 * A rule that is asked of a series.
 *
 * @param labels what an alert is about, without the rule
 */
public record Inquiry(Series series, Labels labels, AlertRule rule, Measure measure) {}
