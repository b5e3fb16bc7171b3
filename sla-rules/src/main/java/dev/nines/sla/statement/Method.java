package dev.nines.sla.statement;

import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a statement was reached, for somebody who wants to reach it again. */
final class Method {
    private static final String CHANCE = "The p-value is the probability of at least as many bad runs if the service "
            + "were exactly as good as promised; the interval is exact (Clopper-Pearson, 95 %). Both take runs as "
            + "independent, which runs within one outage are not. They decide nothing here.";

    private Method() {}

    static List<String> sentences(Contract contract, Period period) {
        var sentences = new ArrayList<String>();
        sentences.add(period(period));
        if (contract.activeFrom().isAfter(period.from())) sentences.add(activeFrom(contract));
        sentences.add(counting(contract));
        contract.rules().forEach(rule -> sentences.add(rule(rule)));
        sentences.add("Comparisons are made in whole numbers, before any rounding; "
                + "printed percentages are rounded down.");
        sentences.add(coverage(contract));
        sentences.add("The credit is that of the worst series, on the whole fee of the period; "
                + "credits are not summed.");
        sentences.add(CHANCE);
        sentences.add("Measured by probes from outside: evidence beside the vendor's own meter, not that meter.");
        return sentences;
    }

    private static String coverage(Contract contract) {
        return "Below " + Words.millionths(contract.coverageFloorPerMillion()) + " of the planned slots covered, "
                + "nothing is decided. A slot that did not run is neither up nor down; the best and the worst case "
                + "say what it could have changed.";
    }

    private static String period(Period period) {
        var minutes = Duration.between(period.from(), period.to()).toMinutes();
        return "The period is " + period.label() + " in " + period.zone().getId()
                + ": from " + period.from() + " up to " + period.to() + ", "
                + minutes + " minutes of elapsed time.";
    }

    private static String activeFrom(Contract contract) {
        return "The contract counts from " + contract.activeFrom() + "; slots before it are not judged.";
    }

    private static String counting(Contract contract) {
        var faults = contract.counting().bad().stream().map(Enum::name).collect(Collectors.joining(", "));
        return "A failed run is bad where its fault is one of: " + (faults.isEmpty() ? "none" : faults)
                + ". All others are excluded: listed, and in neither part of the ratio.";
    }

    private static String rule(Rule rule) {
        return switch (rule) {
            case Rule.Uptime uptime -> uptime(uptime);
            case Rule.Latency latency -> latency(latency);
        };
    }

    private static String uptime(Rule.Uptime rule) {
        return "Rule " + rule.id() + ": good / (good + bad) runs of the period, "
                + "promised at least " + rule.objective().text()
                + "; met when good x 1000000 >= (good + bad) x " + rule.objective().perMillion() + ".";
    }

    private static String latency(Rule.Latency rule) {
        int allowedPerMillion = 1_000_000 - rule.percentile().perMillion();
        return "Rule " + rule.id() + ": the nearest-rank " + rule.percentile().text()
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
