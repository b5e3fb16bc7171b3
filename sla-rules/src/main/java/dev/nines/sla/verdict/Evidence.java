package dev.nines.sla.verdict;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.sample.Coverage;
import java.util.List;
import java.util.Optional;

/**
 * Every number that a verdict rests on; the same samples give the same evidence.
 *
 * @param counts runs by what they counted as
 * @param exclusions those that touch the period, in the version that was used
 */
public record Evidence(Rule rule, Counts counts, Coverage coverage, Finding finding, List<Exclusion> exclusions) {
    public Evidence {
        exclusions = List.copyOf(exclusions);
    }

    /** The exact share of good; empty where nothing counted. */
    public Optional<Fraction> attained() {
        return finding.attained();
    }

    /** The percentile beside a latency rule's counts. */
    public Quantile quantile() {
        return switch (finding) {
            case Finding.Runs runs -> runs.quantile();
            case Finding.ErrorRates _, Finding.Minutes _, Finding.Intervals _ -> new Quantile.NotAsked();
        };
    }

    /** How the share was reached, with the version of the arithmetic. */
    public String method() {
        return rule.method();
    }

    /** How many of the counted units might have been bad. */
    public long allowedBad() {
        return budget().allowed().floor();
    }

    public Budget budget() {
        var units = finding.units();
        return new Budget(rule.objective(), units.whole(), units.bad());
    }
}
