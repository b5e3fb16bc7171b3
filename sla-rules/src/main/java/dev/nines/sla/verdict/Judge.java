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

/** Counts and a rule in, a verdict with its evidence out. Integers only. */
public final class Judge {
    private Judge() {}

    public static Verdict judge(Rule.Uptime rule, Tally tally, Basis basis) {
        return judge(evidence(rule, tally.counts(), new Quantile.NotAsked(), basis), basis);
    }

    /** The nearest-rank percentile is at most the limit exactly when at most 1 - q of the samples are over it. */
    public static Verdict judge(Rule.Latency rule, LatencyTally tally, Basis basis) {
        if (tally.failures() != rule.failures()) {
            throw new IllegalArgumentException(
                    "failures must be counted as " + rule.failures() + ": " + tally.failures());
        }
        return judge(evidence(rule, tally.counts(rule.limit()), quantile(rule, tally), basis), basis);
    }

    private static Verdict judge(Evidence evidence, Basis basis) {
        if (basis.period().isOpenAt(basis.asOf())) return new Undecided(PERIOD_OPEN, evidence);
        var attained = evidence.attained();
        if (attained.isEmpty()) return new Undecided(NO_DATA, evidence);
        if (evidence.coverage().isBelow(basis.coverageFloorPerMillion())) return new Undecided(LOW_COVERAGE, evidence);
        return switch (evidence.quantile()) {
            case Quantile.TooFew _ -> new Undecided(TOO_FEW_SAMPLES, evidence);
            case Quantile.Known _, Quantile.NotAsked _ ->
                evidence.rule().objective().isMetBy(attained.get()) ? new Met(evidence) : new Breached(evidence);
        };
    }

    private static Evidence evidence(Rule rule, Counts heard, Quantile quantile, Basis basis) {
        var counts = heard.outOf(basis.plannedSlots());
        var coverage = new Coverage(counts.covered(), counts.covered() + counts.missing());
        return new Evidence(rule, counts, coverage, quantile);
    }

    private static Quantile quantile(Rule.Latency rule, LatencyTally tally) {
        return tally.count() < rule.minimumSamples()
                ? new Quantile.TooFew(tally.count(), rule.minimumSamples())
                : new Quantile.Known(tally.at(rule.percentile()));
    }
}
