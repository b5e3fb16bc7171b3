package dev.nines.db.recount;

import dev.nines.sla.Fraction;
import dev.nines.sla.account.Run;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.measure.Attainment;
import dev.nines.sla.measure.Downtime;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.IntervalRates;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Counts;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.LatencyTally;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the rules find of runs, in the words of the statements' rows. */
final class Found {
    private Found() {}

    /** One list of lines for each statement but the last, which is not about runs. */
    static List<List<String>> of(Rule rule, Frame frame, List<Run> runs) {
        var account = RuleAccount.of(rule, frame);
        runs.forEach(account::add);
        var evidence = account.verdict(new Basis(frame.period(), 0, 0, frame.period().to())).evidence();
        var all = new ArrayList<List<String>>();
        all.add(reasons(evidence.counts()));
        switch (evidence.finding()) {
            case Finding.Runs _ -> {
                if (rule instanceof Rule.Latency latency) all.add(List.of(percentile(latency, frame, runs)));
            }
            case Finding.ErrorRates rates -> all.addAll(rates(rates.found()));
            case Finding.Minutes minutes -> all.addAll(minutes(minutes.found()));
            case Finding.Intervals intervals -> all.addAll(intervals(intervals.found()));
        }
        return all;
    }

    private static List<String> reasons(Counts counts) {
        var all = new ArrayList<String>();
        if (counts.good() > 0) all.add("good OK " + counts.good());
        counts.badByReason().forEach((reason, n) -> all.add("bad " + reason + " " + n));
        counts.excludedByReason().forEach((reason, n) -> all.add("excluded " + reason + " " + n));
        counts.missingByReason().forEach((reason, n) -> all.add("missing " + reason + " " + n));
        return all.stream().sorted().toList();
    }

    private static String percentile(Rule.Latency rule, Frame frame, List<Run> runs) {
        var tally = new LatencyTally(rule.failures());
        runs.stream().filter(run -> frame.judged().contains(run.slot()))
                .forEach(run -> tally.add(Exclusions.applied(frame.excluded(), run.latency(rule.of()))));
        if (tally.count() == 0) return "0 0 - - -";
        return tally.count() + " " + tally.over(rule.limit()) + " " + rule.percentile().rank(tally.count()) + " "
                + switch (tally.at(rule.percentile())) {
                    case LatencyBound.Measured(long micros) -> "MEASURED " + micros;
                    case LatencyBound.AtLeast(long micros) -> "AT_LEAST " + micros;
                    case LatencyBound.Never _ -> "NEVER -";
                };
    }

    private static List<List<String>> rates(IntervalRates found) {
        return List.of(List.of(found.intervals() + " " + found.empty() + " " + plain(found.sumOfErrorRates())),
                found.withErrors().stream()
                        .map(i -> i.span().from() + " " + i.span().to() + " " + i.requests() + " " + i.errors()).sorted().toList());
    }

    private static List<List<String>> minutes(Downtime found) {
        var length = new Fraction(found.total().total().toNanos(), Duration.ofMinutes(1).toNanos());
        return List.of(List.of(plain(length) + " " + found.excludedMinutes() + " " + found.downMinutes()),
                found.runs().stream()
                        .map(r -> r.span().from() + " " + r.span().to() + " " + r.minutes() + " " + r.minutesInPeriod()).sorted().toList());
    }

    private static List<List<String>> intervals(Attainment found) {
        return List.of(List.of(found.good() + " " + found.measured() + " " + found.notMeasured()),
                found.intervals().stream().map(i -> i.span().from() + " " + i.span().to() + " " + i.samples() + " " + plain(i.statistic())
                        + " " + i.standing()).sorted().toList());
    }

    private static String plain(Fraction number) {
        return Reader.plain(number.decimal(20, RoundingMode.HALF_UP));
    }
}
