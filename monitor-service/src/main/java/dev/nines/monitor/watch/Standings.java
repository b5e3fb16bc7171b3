package dev.nines.monitor.watch;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.evaluate.StandingRound;
import dev.nines.monitor.evaluate.StoodByRuns;
import dev.nines.monitor.evaluate.StoodBySums;
import dev.nines.monitor.evaluate.StoredSums;
import java.util.List;

/** How contracts stand, counted in what is stored. */
final class Standings {
    private Standings() {}

    static StandingRound round(Stores stores, Settings settings, StandingRound.Outlet outlet) {
        var sources = KeptRuns.in(stores);
        var sums = new StoredSums(new ClassCounts(stores.source(), stores.series()), new Lateness(stores.source(), stores.series()),
                NotFound.in(new NotFoundCounts(stores.source(), stores.series())));
        return new StandingRound(settings.contracts(), new StoodBySums(sums, sources.planned()),
                new StoodByRuns(sources, () -> List.copyOf(stores.series().all())), outlet);
    }
}
