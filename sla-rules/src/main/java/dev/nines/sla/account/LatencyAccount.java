package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.ExclusionWalk;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Verdict;
import java.util.Optional;

/** Of every latency of the period. */
final class LatencyAccount implements RuleAccount {
    private final Rule.Latency rule;
    private final Span judged;
    private final ExclusionWalk exclusions;
    private final Daily daily;
    private final LatencyTally tally;
    private final long limitMicros;

    LatencyAccount(Rule.Latency rule, Frame frame) {
        this.rule = rule;
        this.judged = frame.judged();
        this.exclusions = new ExclusionWalk(frame.excluded());
        this.daily = new Daily(frame);
        this.tally = new LatencyTally(rule.failures());
        this.limitMicros = rule.limit().toNanos() / 1000;
    }

    @Override
    public Span reach() {
        return judged;
    }

    @Override
    public void add(Run run) {
        if (!judged.contains(run.slot())) return;
        var sample = exclusions.applied(run.latency(rule.of()));
        tally.add(sample);
        if (sample instanceof Sample.Good good && isSlow(good)) daily.addBad(good);
        else daily.add(asCounted(sample));
    }

    private boolean isSlow(Sample.Good good) {
        return good.latency() instanceof LatencyBound.Measured(long micros) && micros > limitMicros;
    }

    private Sample asCounted(Sample sample) {
        return switch (rule.failures()) {
            case OVER -> sample;
            case EXCLUDED -> sample instanceof Sample.Bad bad ? new Sample.Excluded(bad.slot(), bad.reason()) : sample;
        };
    }

    @Override
    public Verdict verdict(Basis basis) {
        return Judge.judge(rule, tally, basis);
    }

    @Override
    public Optional<LatencyTally> latencies() {
        return Optional.of(tally);
    }

    @Override
    public Daily daily() {
        return daily;
    }
}
