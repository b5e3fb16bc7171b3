package dev.nines.monitor.watch;

import dev.nines.db.PackedObservations;
import dev.nines.db.PlanStretches;
import dev.nines.db.recount.Recounts;
import dev.nines.db.recount.Scope;
import dev.nines.db.recount.View;
import dev.nines.db.retention.Quarantine;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.monitor.evaluate.Recounting;
import dev.nines.monitor.evaluate.StoredPlans;
import dev.nines.monitor.keep.StoredRows;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.statement.Recount;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the runs of a period are read from: what is stored. */
public final class KeptRuns {
    private KeptRuns() {}

    /** A few runs at a time. */
    public static Sources in(Stores stores) {
        return from(stores, stores.observations());
    }

    /** The runs of whole months: of answers no more than rules ask. */
    public static Sources ofMonths(Stores stores) {
        return from(stores, new PackedObservations(stores.source(), stores.series()));
    }

    private static Sources from(Stores stores, ObservationHistory history) {
        return new Sources(history, new StoredPlans(stores.plans(), new PlanStretches(stores.source(), stores.series())),
                new StoredRows(new Quarantine(stores.source(), stores.series())), stores.listings()::of, KeptRuns::recounts);
    }

    private static List<Recount> recounts(Rule rule, Recounting.Judged judged) {
        var contract = judged.contract();
        var scope = new Scope(view(judged), judged.frame(), Grading.bad(contract.policy()), contract.reach(judged.frame().period()));
        return Recounts.of(rule, scope).stream().map(query -> new Recount(query.finds(), query.sql())).toList();
    }

    private static View view(Recounting.Judged judged) {
        var first = judged.members().getFirst();
        return switch (judged.contract().counting().viewpoint()) {
            case Viewpoint.EachVantage _ -> new View.Alone(first);
            case Viewpoint.Together(var vantages) -> new View.Together(first.target(),
                    judged.members().stream().map(Series::vantage).collect(Collectors.toCollection(TreeSet::new)), vantages, judged.round());
        };
    }
}
