package dev.nines.monitor.evaluate;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Step;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.verdict.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One series under one contract: fed its runs in the order of their slots, it ends in verdicts and incidents.
 */
public final class SeriesAccount {
    private final SeriesId series;
    private final Span judged;
    private final List<RuleAccount> accounts;
    private final IncidentRule rule;
    private final List<IncidentLine> ended = new ArrayList<>();
    private IncidentState state = IncidentState.start();
    private Optional<Step.Opened> open = Optional.empty();

    /** What is judged, and when. */
    public record Terms(Contract contract, Frame frame) {}

    public SeriesAccount(SeriesId series, Terms terms, IncidentRule rule) {
        this.series = series;
        this.judged = terms.frame().judged();
        this.rule = rule;
        this.accounts = terms.contract().rules().stream().map(one -> RuleAccount.of(one, terms.frame())).toList();
    }

    public void add(Run run) {
        accounts.forEach(account -> account.add(run));
        if (judged.contains(run.slot())) follow(run.uptime());
    }

    public SeriesId series() {
        return series;
    }

    public List<Judged> judged(Basis basis) {
        return accounts.stream().map(account -> Judged.of(series, account, basis)).toList();
    }

    public List<IncidentLine> incidents() {
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
}
