package dev.nines.sla.statement;

import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.statistics.LatencyInterval;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Quantile;
import dev.nines.sla.verdict.Verdict;

/**
 * How well a percentile of the period's runs tells that of the service. Printed beside the verdict, which it never
 * decides.
 */
public sealed interface Precision {
    /** Of a rule without a percentile, or of too few runs: a p99 has a high end from 368 on. */
    record NotSaid() implements Precision {}

    /** The true percentile lies in here with 95 %, whatever the distribution, if runs are independent. */
    record Within(LatencyInterval interval) implements Precision {}

    /** @param verdict that the account came to */
    static Precision of(RuleAccount account, Verdict verdict) {
        boolean isKnown = verdict.evidence().quantile() instanceof Quantile.Known;
        return isKnown && verdict.evidence().rule() instanceof Rule.Latency rule
                ? account.latencies().map(tally -> of(rule.percentile(), tally)).orElseGet(NotSaid::new)
                : new NotSaid();
    }

    /** By the values that were found. */
    static Precision of(Percentile percentile, LatencyTally tally) {
        return LatencyInterval.of(percentile, tally.count(), tally::atRank)
                .<Precision>map(Within::new).orElseGet(NotSaid::new);
    }
}
