package dev.nines.sla.statement;

import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;

/** How one rule is judged, with every parameter. */
final class RuleSentence {
    private RuleSentence() {}

    static String of(Rule rule) {
        return "Rule " + rule.id() + ": " + switch (rule) {
            case Rule.Uptime uptime -> MeasureSentence.of(uptime);
            case Rule.Latency latency -> latency(latency);
            case Rule.Intervals intervals -> MeasureSentence.of(intervals);
        };
    }

    private static String latency(Rule.Latency rule) {
        int allowedPerMillion = 1_000_000 - rule.percentile().perMillion();
        return "the nearest-rank " + rule.percentile().text()
                + " of the " + Words.phase(rule.of()) + " is at most " + Words.duration(rule.limit())
                + ", which is to say that at most " + Words.millionths(allowedPerMillion)
                + " of the counted runs are over it; met when over x 1000000 <= counted x "
                + allowedPerMillion + ". " + failures(rule.failures()) + " Fewer than " + rule.minimumSamples()
                + " counted runs decide nothing.";
    }

    private static String failures(Failures failures) {
        return switch (failures) {
            case OVER -> "A failed run counts as over the limit.";
            case EXCLUDED -> "Failed runs are excluded.";
        };
    }
}
