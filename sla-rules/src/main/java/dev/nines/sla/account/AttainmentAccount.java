package dev.nines.sla.account;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.ExclusionWalk;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.measure.PooledIntervals;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.ReplyFilter.Admission;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.Tally;
import dev.nines.sla.verdict.Verdict;
import java.util.Comparator;
import java.util.List;

/** Of intervals that are as fast as promised or not. A run that failed says nothing of the speed: it is excluded, with its class. */
final class AttainmentAccount implements RuleAccount {
    private static final String SPEED_NOT_SEEN = "SPEED_NOT_SEEN";

    private final Rule.Intervals rule;
    private final Speed speed;
    private final ReplyFilter valid;
    private final Span judged;
    private final ExclusionWalk exclusions;
    private final Daily daily;
    private final PooledIntervals intervals;
    private final Tally tally = new Tally();

    AttainmentAccount(Rule.Intervals rule, Frame frame) {
        this.rule = rule;
        this.speed = rule.measure().speed();
        this.valid = rule.measure().valid();
        this.judged = frame.judged();
        this.exclusions = new ExclusionWalk(frame.excluded());
        this.daily = new Daily(frame);
        this.intervals = new PooledIntervals(judged, rule.measure());
    }

    @Override
    public Span reach() {
        return judged;
    }

    @Override
    public void add(Run run) {
        if (!judged.contains(run.slot())) return;
        var sample = exclusions.applied(run.uptime());
        var counted = switch (sample) {
            case Sample.Missing _, Sample.Excluded _ -> sample;
            case Sample.Bad bad -> new Sample.Excluded(bad.slot(), bad.reason());
            case Sample.Good good -> measured(good, run);
        };
        tally.add(counted);
        daily.add(counted);
    }

    private Sample measured(Sample.Good good, Run run) {
        var replies = run.replies(speed);
        boolean isMeasured = false;
        for (var reply : replies) {
            if (reply instanceof Reply.Answered answer && valid.admit(answer) == Admission.VALID) {
                intervals.add(good.slot(), answer.tokensPerSecond());
                isMeasured = true;
            }
        }
        return isMeasured ? good : new Sample.Excluded(good.slot(), whyNot(replies));
    }

    private String whyNot(List<Reply> replies) {
        return replies.stream().map(valid::admit).min(Comparator.naturalOrder()).map(Admission::name).orElse(SPEED_NOT_SEEN);
    }

    @Override
    public Verdict verdict(Basis basis) {
        return Judge.judge(rule, tally.counts(), new Finding.Intervals(intervals.attainment()), basis);
    }

    @Override
    public Daily daily() {
        return daily;
    }
}
