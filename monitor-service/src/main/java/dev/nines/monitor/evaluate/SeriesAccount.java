package dev.nines.monitor.evaluate;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Step;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.LatencyTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One series under one contract: fed its runs in the order of their slots, it ends in verdicts and incidents.
 */
public final class SeriesAccount {
    private final SeriesId series;
    private final Span judged;
    private final List<Rule> rules;
    private final List<RuleAccount> accounts;
    private final IncidentRule rule;
    private final List<IncidentLine> ended = new ArrayList<>();
    private IncidentState state = IncidentState.start();
    private final FailureSigns signs = new FailureSigns();
    private Optional<Step.Opened> open = Optional.empty();

    /** What is judged, and when. */
    public record Terms(Contract contract, Frame frame) {}

    public SeriesAccount(SeriesId series, Terms terms, IncidentRule rule) {
        this.series = series;
        this.judged = terms.frame().judged();
        this.rule = rule;
        this.rules = terms.contract().rules();
        this.accounts = terms.contract().rules().stream().map(one -> RuleAccount.of(one, terms.frame())).toList();
    }

    public void add(Run run) {
        accounts.forEach(account -> account.add(run));
        if (judged.contains(run.slot())) follow(run);
    }

    public SeriesId series() {
        return series;
    }

    public List<Judged> judged(Basis basis) {
        return accounts.stream().map(account -> Judged.of(series, account, basis)).toList();
    }

    /**
     * The same with their days.
     *
     * @param planned slots that were meant to run, of each local day of the judged time
     */
    public List<Judged> judged(Basis basis, List<Long> planned) {
        return accounts.stream().map(account -> Judged.of(series, account, basis, planned)).toList();
    }

    /** Of the first rule about this phase; empty where there is none. */
    Optional<LatencyTally> latencies(Rule.Of of) {
        for (int i = 0; i < accounts.size(); i++) {
            if (rules.get(i) instanceof Rule.Latency latency && latency.of() == of) return accounts.get(i).latencies();
        }
        return Optional.empty();
    }

    public List<IncidentLine> incidents() {
        var lines = new ArrayList<>(ended);
        open.ifPresent(o ->
                lines.add(new IncidentLine.Ongoing(IncidentId.of(series, o.since()), series, o.since(), o.reason(), signs.signs())));
        return lines;
    }

    private void follow(Run run) {
        var sample = run.uptime();
        if (sample instanceof Sample.Bad) signs.failed(run.slot(), run.signs());
        var decision = rule.next(state, sample);
        state = decision.state();
        switch (decision.step()) {
            case Step.Opened opened -> {
                open = Optional.of(opened);
                signs.opened(opened.since());
            }
            case Step.Closed closed -> close(closed);
            case Step.Hold _ -> {}
        }
        if (state instanceof IncidentState.Up) signs.forget();
    }

    private void close(Step.Closed closed) {
        var reason = open.map(Step.Opened::reason).orElseThrow();
        ended.add(new IncidentLine.Ended(
                IncidentId.of(series, closed.since()), series, closed.since(), closed.until(), reason, signs.signs()));
        open = Optional.empty();
    }
}
