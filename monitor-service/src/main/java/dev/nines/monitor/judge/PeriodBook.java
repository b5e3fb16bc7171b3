package dev.nines.monitor.judge;

import dev.nines.monitor.evaluate.Grader;
import dev.nines.monitor.evaluate.IncidentRule;
import dev.nines.monitor.evaluate.SeriesAccount;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Period;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.statement.Findings;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.verdict.Basis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accounts of one period, one for each model. For one thread. */
final class PeriodBook {
    private final Case judged;
    private final Period period;
    private final Frame frame;
    private final Span reach;
    private final IncidentRule incidents;
    private final Map<String, Model> models = new HashMap<>();

    /** A model's account, and how many of its requests lie in the judged time. */
    private static final class Model {
        final SeriesAccount account;
        final Grader grader;
        long requests;

        Model(SeriesAccount account, Grader grader) {
            this.account = account;
            this.grader = grader;
        }
    }

    PeriodBook(Case judged, Period period) {
        this.judged = judged;
        this.period = period;
        this.frame = judged.contract().frame(period, judged.written().at());
        this.incidents = new IncidentRule(new IncidentTracker(judged.incidents()));
        this.reach = judged.contract().reach(period);
    }

    Period period() {
        return period;
    }

    /** The part of the period in which the contract is in force. */
    Span judgedTime() {
        return frame.judged();
    }

    /** What of the log can change a verdict of this period. */
    Span reach() {
        return reach;
    }

    void add(Observation o) {
        var model = models.computeIfAbsent(o.series().target().model(), this::account);
        model.account.add(model.grader.graded(o));
        if (frame.judged().contains(o.scheduledAt())) model.requests++;
    }

    /** Of models with a request in the judged time; those that only lie around it say nothing of this period. */
    Findings findings(List<String> notes) {
        var basis = Basis.of(judged.contract(), period, 0, judged.written().at());
        var verdicts = new ArrayList<Judged>();
        var lines = new ArrayList<IncidentLine>();
        for (var model : models.values()) {
            if (model.requests == 0) continue;
            verdicts.addAll(model.account.judged(basis));
            lines.addAll(model.account.incidents());
        }
        return new Findings(verdicts, lines, notes);
    }

    private Model account(String model) {
        var terms = new SeriesAccount.Terms(judged.contract(), frame);
        return new Model(new SeriesAccount(new SeriesId(model), terms, incidents), new Grader(judged.contract().policy(), Listing.NONE));
    }
}
