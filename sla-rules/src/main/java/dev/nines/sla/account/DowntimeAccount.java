package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.ExclusionWalk;
import dev.nines.sla.measure.Downtime;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import dev.nines.sla.measure.Slices;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.Tally;
import dev.nines.sla.verdict.Verdict;
import java.time.Duration;

/** Of minutes that are up or down. */
final class DowntimeAccount implements RuleAccount {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Rule.Uptime rule;
    private final DowntimeMinutes measure;
    private final Frame frame;
    private final Span judged;
    private final ExclusionWalk exclusions;
    private final Daily daily;
    private final Span reach;
    private final Slices minutes;
    private final Tally tally = new Tally();

    DowntimeAccount(Rule.Uptime rule, DowntimeMinutes measure, Frame frame) {
        this.rule = rule;
        this.measure = measure;
        this.frame = frame;
        this.judged = frame.judged();
        this.exclusions = new ExclusionWalk(frame.excluded());
        this.daily = new Daily(frame);
        var beyond = measure.run().beyond();
        this.minutes = new Slices(new Span(frame.period().from().minus(beyond), frame.period().to().plus(beyond)), MINUTE);
        this.reach = minutes.span().overlap(frame.active());
    }

    @Override
    public Span reach() {
        return reach;
    }

    @Override
    public void add(Run run) {
        if (!reach.contains(run.slot())) return;
        var sample = exclusions.applied(run.uptime());
        minutes.add(sample);
        if (!judged.contains(run.slot())) return;
        tally.add(sample);
        daily.add(sample);
    }

    @Override
    public Verdict verdict(Basis basis) {
        var finding = new Finding.Minutes(
                Downtime.of(measure, minutes, frame),
                Downtime.ifSilenceWasUp(measure, minutes, frame),
                Downtime.ifSilenceWasDown(measure, minutes, frame));
        return Judge.judge(rule, tally.counts(), finding, basis);
    }

    @Override
    public Daily daily() {
        return daily;
    }
}
