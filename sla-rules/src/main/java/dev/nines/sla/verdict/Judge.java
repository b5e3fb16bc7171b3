package dev.nines.sla.verdict;

import static dev.nines.sla.verdict.UndecidedReason.LOW_COVERAGE;
import static dev.nines.sla.verdict.UndecidedReason.NO_DATA;
import static dev.nines.sla.verdict.UndecidedReason.PERIOD_OPEN;
import static dev.nines.sla.verdict.UndecidedReason.TOO_FEW_SAMPLES;

import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.Coverage;
import dev.nines.sla.verdict.Verdict.Breached;
import dev.nines.sla.verdict.Verdict.Met;
import dev.nines.sla.verdict.Verdict.Undecided;

/** Counts and a rule in, a verdict with its evidence out. Whole numbers and fractions only. */
public final class Judge {
    private Judge() {}

    /** Of a rule that counts runs. */
    public static Verdict judge(Rule.Uptime rule, Tally tally, Basis basis) {
        var counts = tally.counts().outOf(basis.plannedSlots());
        return judge(rule, counts, new Finding.Runs(counts, new Quantile.NotAsked()), basis);
    }

    /** The nearest-rank percentile is at most the limit exactly when at most 1 - q of the samples are over it. */
    public static Verdict judge(Rule.Latency rule, LatencyTally tally, Basis basis) {
        if (tally.failures() != rule.failures()) {
            throw new IllegalArgumentException(
                    "failures must be counted as " + rule.failures() + ": " + tally.failures());
        }
        var counts = tally.counts(rule.limit()).outOf(basis.plannedSlots());
        return judge(rule, counts, new Finding.Runs(counts, quantile(rule, tally)), basis);
    }

    /**
     * Of any rule.
     *
     * @param heard runs by what they counted as; planned slots of which nothing was heard are added here
     */
    public static Verdict judge(Rule rule, Counts heard, Finding finding, Basis basis) {
        var counts = heard.outOf(basis.plannedSlots());
        var coverage = new Coverage(counts.covered(), counts.covered() + counts.missing());
        return judge(new Evidence(rule, counts, coverage, finding, basis.exclusions()), basis);
    }

    private static Verdict judge(Evidence evidence, Basis basis) {
        if (basis.period().isOpenAt(basis.asOf())) return new Undecided(PERIOD_OPEN, evidence);
        var attained = evidence.attained();
        if (attained.isEmpty() || evidence.counts().counted() == 0) return new Undecided(NO_DATA, evidence);
        if (evidence.coverage().isBelow(basis.coverageFloorPerMillion())) return new Undecided(LOW_COVERAGE, evidence);
        return switch (evidence.quantile()) {
            case Quantile.TooFew _ -> new Undecided(TOO_FEW_SAMPLES, evidence);
            case Quantile.Known _, Quantile.NotAsked _ ->
                evidence.rule().objective().isMetBy(attained.get()) ? new Met(evidence) : new Breached(evidence);
        };
    }

    private static Quantile quantile(Rule.Latency rule, LatencyTally tally) {
        return tally.count() < rule.minimumSamples()
                ? new Quantile.TooFew(tally.count(), rule.minimumSamples())
                : new Quantile.Known(tally.at(rule.percentile()));
    }
}
