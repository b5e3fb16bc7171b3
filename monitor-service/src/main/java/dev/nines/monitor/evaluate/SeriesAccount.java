package dev.nines.monitor.evaluate;

import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Step;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Tally;
import dev.nines.sla.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One series under one contract: fed its observations in the order of their slots, it ends in verdicts and incidents.
 */
final class SeriesAccount {
    private final SeriesId series;
    private final Contract contract;
    private final List<Account> accounts;
    private final IncidentRule rule;
    private final Offering offering;
    private final List<IncidentLine> ended = new ArrayList<>();
    private IncidentState state = IncidentState.start();
    private Optional<Step.Opened> open = Optional.empty();

    SeriesAccount(SeriesId series, Contract contract, IncidentRule rule, Listing listing) {
        this.series = series;
        this.contract = contract;
        this.rule = rule;
        this.offering = new Offering(listing);
        this.accounts = contract.rules().stream().map(SeriesAccount::account).toList();
    }

    void add(Observation o) {
        var gone = offering.next(o);
        accounts.forEach(account -> account.add(o, contract.counting(), gone));
        follow(Grading.forUptime(o, contract.counting(), gone));
    }

    List<Judged> judged(Basis basis) {
        return accounts.stream().map(account -> new Judged(series, account.verdict(basis))).toList();
    }

    List<IncidentLine> incidents() {
        var lines = new ArrayList<>(ended);
        open.ifPresent(o ->
                lines.add(new IncidentLine.Ongoing(IncidentId.of(series, o.since()), series, o.since(), o.reason())));
        return lines;
    }

    private void follow(Sample sample) {
        var decision = rule.next(state, sample);
        state = decision.state();
        switch (decision.step()) {
            case Step.Opened opened -> open = Optional.of(opened);
            case Step.Closed closed -> close(closed);
            case Step.Hold _ -> {}
        }
    }

    private void close(Step.Closed closed) {
        var reason = open.map(Step.Opened::reason).orElseThrow();
        ended.add(new IncidentLine.Ended(
                IncidentId.of(series, closed.since()), series, closed.since(), closed.until(), reason));
        open = Optional.empty();
    }

    private static Account account(Rule rule) {
        return switch (rule) {
            case Rule.Uptime uptime -> new UptimeAccount(uptime, new Tally());
            case Rule.Latency latency -> new LatencyAccount(latency, new LatencyTally(latency.failures()));
        };
    }

    /** A rule and the fold that it is judged on. */
    private sealed interface Account {
        void add(Observation o, CountingPolicy policy, Gone ifNotFound);

        Verdict verdict(Basis basis);
    }

    private record UptimeAccount(Rule.Uptime rule, Tally tally) implements Account {
        @Override
        public void add(Observation o, CountingPolicy policy, Gone ifNotFound) {
            tally.add(Grading.forUptime(o, policy, ifNotFound));
        }

        @Override
        public Verdict verdict(Basis basis) {
            return Judge.judge(rule, tally, basis);
        }
    }

    private record LatencyAccount(Rule.Latency rule, LatencyTally tally) implements Account {
        @Override
        public void add(Observation o, CountingPolicy policy, Gone ifNotFound) {
            tally.add(Grading.forLatency(o, policy, ifNotFound, rule.of()));
        }

        @Override
        public Verdict verdict(Basis basis) {
            return Judge.judge(rule, tally, basis);
        }
    }
}
