package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.ExclusionWalk;
import dev.nines.sla.measure.Attempts;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.Tally;
import dev.nines.sla.verdict.Verdict;

/** Of good requests and bad ones. */
final class RatioAccount implements RuleAccount {
    private final Rule.Uptime rule;
    private final Span judged;
    private final ExclusionWalk exclusions;
    private final Daily daily;
    private final Attempts attempts;
    private final Tally tally = new Tally();

    RatioAccount(Rule.Uptime rule, RequestRatio measure, Frame frame) {
        this.rule = rule;
        this.judged = frame.judged();
        this.exclusions = new ExclusionWalk(frame.excluded());
        this.daily = new Daily(frame);
        this.attempts = new Attempts(measure);
    }

    @Override
    public Span reach() {
        return judged;
    }

    @Override
    public void add(Run run) {
        if (!judged.contains(run.slot())) return;
        var sample = attempts.next(exclusions.applied(run.uptime()));
        tally.add(sample);
        daily.add(sample);
    }

    @Override
    public Verdict verdict(Basis basis) {
        return Judge.judge(rule, tally, basis);
    }

    @Override
    public Daily daily() {
        return daily;
    }
}
