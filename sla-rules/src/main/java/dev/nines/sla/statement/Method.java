package dev.nines.sla.statement;

import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.contract.Particulars.Downtime;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Viewpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a statement was reached, for somebody who wants to reach it again. */
final class Method {
    private static final String WHAT_THE_PERIOD_WAS =
            "What the period was, the counts say: they alone decide, and exactly.";
    private static final String WHAT_THE_SERVICE_IS = "What the service is, they only suggest: its true share of good may "
            + "lie anywhere in the interval (Clopper-Pearson, 95 %), and the p-value is the chance of at least as many "
            + "bad ones from a service exactly as good as promised. Both take runs as independent, which runs within one "
            + "outage are not, and are then too sure of themselves. They decide nothing here.";

    private static final String DAYS = "A day goes from midnight to midnight in {zone}. What is left of the budget at its end is what the whole "
            + "period allows, less all that was bad up to then: what begins on a day is charged to it.";
    private static final String LATENCIES = "Latencies are exact nearest ranks of all runs that count, in the order of answers by what they took, "
            + "timeouts by their limits, and runs that were never answered; the percentile q of n runs is that of rank q x n, rounded up. "
            + "Fewer than 1 / (1 - q) runs have none. Its interval lies between the ranks that a binomial count of n runs, each below the true "
            + "percentile with chance q, leaves with 2.5 % at either end, whatever the distribution, if runs are independent.";
    private static final String INCIDENTS = "An incident opens and closes by the monitor's own rule, so many bad runs and so many good ones in a row, "
            + "counted from the first of each; the contract does not count by it. Down time is that of the incidents that began in the judged time, "
            + "as far as they lie in it; mean time to recovery is down time / incidents, and mean time up for each failure is "
            + "(judged time - down time) / incidents.";
    private static final String CLOCK = "Instants are those of the monitor's own clock, which was compared with no other. How long after its slot the "
            + "latest run began is said of each series.";
    private static final String SECRETS = "No text of a prompt or an answer and no key is in a statement or its evidence.";

    private Method() {}

    private static List<String> loss(Contract contract) {
        return switch (contract.particulars().downtime()) {
            case Downtime.NotSaid _ -> List.of();
            case Downtime.PerMinute(var value) -> List.of("What it cost is " + value.text() + " for each minute of the incidents of the series that was "
                    + "down longest, as the customer reckons; no credit depends on it.");
        };
    }

    static List<String> sentences(Contract contract, Period period) {
        var sentences = new ArrayList<String>();
        sentences.add(period(period));
        if (contract.activeFrom().isAfter(period.from())) sentences.add(activeFrom(contract));
        if (contract.term().until().isBefore(period.to())) sentences.add(until(contract));
        sentences.add(counting(contract));
        sentences.addAll(viewpoint(contract));
        contract.rules().forEach(rule -> sentences.add(RuleSentence.of(rule)));
        sentences.add("Comparisons are made in whole numbers, before any rounding; "
                + "printed percentages are rounded down.");
        sentences.add(coverage(contract));
        sentences.add("The credit is that of the worst series, on the whole fee of the period; "
                + "credits are not summed.");
        sentences.addAll(overlap(contract));
        sentences.add(DAYS.replace("{zone}", contract.zone().getId()));
        sentences.add(LATENCIES);
        sentences.add(INCIDENTS);
        sentences.addAll(loss(contract));
        sentences.add(WHAT_THE_PERIOD_WAS);
        sentences.add(WHAT_THE_SERVICE_IS);
        sentences.add(CLOCK);
        sentences.add(SECRETS);
        sentences.add("Measured by probes from outside: evidence beside the vendor's own meter, not that meter.");
        return sentences;
    }

    private static List<String> overlap(Contract contract) {
        return switch (contract.term().cycle()) {
            case Cycle.Month _, Cycle.Quarter _ -> List.of();
            case Cycle.RollingDays(var days) -> List.of("Each day ends a period of " + days + " days, so periods overlap, and one "
                    + "outage breaches several: what is owed for it is owed once, not with each of their statements.");
        };
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

    private static String until(Contract contract) {
        return "The contract ended at " + contract.term().until() + "; slots from then on are not judged.";
    }

    private static List<String> viewpoint(Contract contract) {
        return switch (contract.counting().viewpoint()) {
            case Viewpoint.EachVantage _ -> List.of();
            case Viewpoint.Together(var vantages) -> List.of("A slot is bad when at least " + vantages.quorum()
                    + " of the vantages " + String.join(", ", vantages.names()) + " found it bad.");
        };
    }

    private static String counting(Contract contract) {
        var faults = contract.policy().bad().stream().map(Enum::name).collect(Collectors.joining(", "));
        return "A failed run is bad where its fault is one of: " + (faults.isEmpty() ? "none" : faults)
                + ". All others are excluded: listed, and in neither part of the ratio.";
    }
}
