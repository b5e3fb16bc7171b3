package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.ExclusionWalk;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.IntervalRates;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import dev.nines.sla.measure.Slices;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.Tally;
import dev.nines.sla.verdict.Verdict;

/** Of requests and errors in intervals of one width. */
final class ErrorRateAccount implements RuleAccount {
    private final Rule.Uptime rule;
    private final MeanErrorRate measure;
    private final Frame frame;
    private final Span judged;
    private final ExclusionWalk exclusions;
    private final Daily daily;
    private final Slices slices;
    private final Tally tally = new Tally();

    ErrorRateAccount(Rule.Uptime rule, MeanErrorRate measure, Frame frame) {
        this.rule = rule;
        this.measure = measure;
        this.frame = frame;
        this.judged = frame.judged();
        this.exclusions = new ExclusionWalk(frame.excluded());
        this.daily = new Daily(frame);
        this.slices = new Slices(frame.period().span(), measure.width());
    }

    @Override
    public Span reach() {
        return judged;
    }

    @Override
    public void add(Run run) {
        if (!judged.contains(run.slot())) return;
        var sample = exclusions.applied(run.uptime());
        tally.add(sample);
        daily.add(sample);
        slices.add(sample);
    }

    @Override
    public Verdict verdict(Basis basis) {
        var found = IntervalRates.of(measure, slices, frame);
        var finding = new Finding.ErrorRates(
                found, found.ifSilenceWasGood(measure.empty()), found.ifSilenceWasBad(measure.empty()));
        return Judge.judge(rule, tally.counts(), finding, basis);
    }

    @Override
    public Daily daily() {
        return daily;
    }
}
