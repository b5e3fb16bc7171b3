package dev.nines.monitor.watch;

import dev.nines.db.retention.Quarantine;
import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.monitor.evaluate.StoredPlans;
import dev.nines.monitor.keep.StoredRows;
import java.util.List;

/** Where the runs of a period are read from: what is stored. */
final class KeptRuns {
    private KeptRuns() {}

    static Sources in(Stores stores) {
        return new Sources(stores.observations(), new StoredPlans(stores.plans()),
                new StoredRows(new Quarantine(stores.source(), stores.series())), stores.listings()::of, (_, _, _, _) -> List.of());
    }
}
