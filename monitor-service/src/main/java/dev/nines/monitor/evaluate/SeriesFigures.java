package dev.nines.monitor.evaluate;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.ExclusionWalk;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statement.LatencyProfile;
import dev.nines.sla.verdict.LatencyTally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a statement says of one series beside its verdicts: fed the same runs as its account. For one thread. */
final class SeriesFigures {
    private final Spans excluded;
    private final ExclusionWalk walk;
    private final Span judged;
    private final List<Exclusion> exclusions;
    /** Of phases that no rule is about; of others the rule's account has them. */
    private final Map<Rule.Of, LatencyTally> tallies = new EnumMap<>(Rule.Of.class);
    private final Map<String, Long> excludedRuns = new TreeMap<>();

    SeriesFigures(Contract contract, Frame frame, List<Exclusion> exclusions) {
        this.excluded = frame.excluded();
        this.walk = new ExclusionWalk(excluded);
        this.judged = frame.judged();
        this.exclusions = exclusions;
        for (var of : Rule.Of.values()) tallies.put(of, new LatencyTally(Rule.Failures.OVER));
        contract.rules().forEach(rule -> {
            if (rule instanceof Rule.Latency latency) tallies.remove(latency.of());
        });
    }

    void add(Run run) {
        if (!judged.contains(run.slot())) return;
        tallies.forEach((of, tally) -> tally.add(walk.applied(run.latency(of))));
        if (excluded.contains(run.slot())) exclude(run);
    }

    Map<String, Long> excludedRuns() {
        return excludedRuns;
    }

    /** Of a phase that no rule is about there is none where no answer showed it. */
    List<LatencyProfile> profiles(SeriesAccount account) {
        var profiles = new ArrayList<LatencyProfile>();
        for (var of : Rule.Of.values()) {
            var own = tallies.get(of);
            if (own == null) account.latencies(of).ifPresent(tally -> profiles.add(LatencyProfile.of(account.series(), of, tally)));
            else if (own.measured() > 0) profiles.add(LatencyProfile.of(account.series(), of, own));
        }
        return profiles;
    }

    private void exclude(Run run) {
        switch (run.uptime()) {
            case Sample.Good _, Sample.Bad _ -> exclusions.stream().filter(one -> one.span().contains(run.slot()))
                    .forEach(one -> excludedRuns.merge(one.id(), 1L, Long::sum));
            case Sample.Excluded _, Sample.Missing _ -> {}
        }
    }
}
