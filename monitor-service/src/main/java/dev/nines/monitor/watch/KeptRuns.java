package dev.nines.monitor.watch;

import dev.nines.db.recount.Recounts;
import dev.nines.db.recount.Scope;
import dev.nines.db.retention.Quarantine;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.monitor.evaluate.Recounting;
import dev.nines.monitor.evaluate.StoredPlans;
import dev.nines.monitor.keep.StoredRows;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.statement.Recount;
import java.util.List;

/** Where the runs of a period are read from: what is stored. */
final class KeptRuns {
    private KeptRuns() {}

    static Sources in(Stores stores) {
        return new Sources(stores.observations(), new StoredPlans(stores.plans()),
                new StoredRows(new Quarantine(stores.source(), stores.series())), stores.listings()::of, KeptRuns::recounts);
    }

    private static List<Recount> recounts(Rule rule, Recounting.Judged judged) {
        var scope = new Scope(judged.series(), judged.frame(), Grading.bad(judged.policy()), judged.readFrom());
        return Recounts.of(rule, scope).stream().map(query -> new Recount(query.finds(), query.sql())).toList();
    }
}
