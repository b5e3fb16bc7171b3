package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Verdict;
import java.util.Optional;

/** Of every latency of the period. */
final class LatencyAccount implements RuleAccount {
    private final Rule.Latency rule;
    private final Frame frame;
    private final Span judged;
    private final LatencyTally tally;

    LatencyAccount(Rule.Latency rule, Frame frame) {
        this.rule = rule;
        this.frame = frame;
        this.judged = frame.judged();
        this.tally = new LatencyTally(rule.failures());
    }

    @Override
    public Span reach() {
        return judged;
    }

    @Override
    public void add(Run run) {
        if (!judged.contains(run.slot())) return;
        tally.add(Exclusions.applied(frame.excluded(), run.latency(rule.of())));
    }

    @Override
    public Verdict verdict(Basis basis) {
        return Judge.judge(rule, tally, basis);
    }

    @Override
    public Optional<LatencyTally> latencies() {
        return Optional.of(tally);
    }
}
