package dev.nines.sla.verdict;

import dev.nines.sla.Ratio;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.Coverage;
import java.util.Optional;

/** Every number that a verdict rests on; the same samples give the same evidence. */
public record Evidence(Rule rule, Counts counts, Coverage coverage, Quantile quantile) {
    /** The exact share of good; empty where nothing counted. */
    public Optional<Ratio> attained() {
        return counts.attained();
    }

    /** How many of the counted samples might have been bad. */
    public long allowedBad() {
        return rule.objective().allowedBad(counts.counted());
    }

    public Budget budget() {
        return Budget.of(rule.objective(), counts);
    }
}
