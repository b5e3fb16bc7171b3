package dev.nines.monitor.watch;

import dev.nines.db.retention.Quarantine;
import dev.nines.db.seal.FailureRows;
import dev.nines.db.state.Claims;
import dev.nines.db.state.Remarks;
import dev.nines.monitor.claim.Reminders;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.EvaluationRound;
import dev.nines.monitor.evaluate.Forecasts;
import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.evaluate.Publication;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.evaluate.StandingRound;
import dev.nines.monitor.keep.StoredRows;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.watch.EvaluationJob.Evaluation;
import dev.nines.probe.Series;
import dev.nines.sla.incident.IncidentTracker;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Sets up who judges, anew for each configuration that comes into force.
 *
 * @param board where it is shown how contracts stand
 * @param asked whether a series is asked now: only such a one's standing is a metric
 */
record Benches(Watch.Parts parts, Telling telling, StandingBoard board, Predicate<Series> asked) {
    Bench of(Settings by) {
        var evaluation = new Evaluation(round(by), reminders(by), parts.metrics().self(), parts.clock(), telling.delivery()::wake, parts.software());
        var standings = Standings.of(stores(), by, new StandingRound.Outlet(parts.metrics().sla(), board, asked));
        return new Bench(evaluation, standings, forecasts(by));
    }

    private EvaluationRound round(Settings by) {
        var statements = stores().statements();
        var publication = new Publication(statements, telling.messages(), text(by));
        var kept = new StoredRows(new Quarantine(stores().source(), stores().series()));
        var signs = new StoredSigns(parts.seals(), new Remarks(stores().source()), origin(by));
        return new EvaluationRound(terms(by), this::series,
                new EvaluationRound.Ports(review(by), publication, statements, statements, kept, signs, parts.clock()));
    }

    private Reminders reminders(Settings by) {
        var claims = new Claims(stores().source());
        return new Reminders(new Reminders.Ports(stores().statements(), claims::all, stores().stateLog(), telling.messages()), by.statements().remindDays());
    }

    private Forecasts forecasts(Settings by) {
        return new Forecasts(terms(by), this::series, new Forecasts.Ports(review(by), text(by), board, parts.clock()));
    }

    private static EvaluationRound.Terms terms(Settings by) {
        return new EvaluationRound.Terms(by.contracts(), by.statements());
    }

    private Collection<Series> series() {
        return List.copyOf(stores().series().all());
    }

    private PeriodReview review(Settings by) {
        return new PeriodReview(KeptRuns.ofMonths(stores()), new IncidentTracker(by.incidents().policy()));
    }

    private WrittenStatement text(Settings by) {
        var failures = new FailureRows(stores().source(), stores().series());
        return new WrittenStatement(origin(by), parts.seals(),
                new WrittenStatement.Sources(failures, stores().statements(), new Remarks(stores().source())));
    }

    private static Origin origin(Settings by) {
        return by.isSimulated() ? Origin.SIMULATED : Origin.MEASURED;
    }

    private Stores stores() {
        return parts.stores();
    }
}
