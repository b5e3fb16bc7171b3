package dev.nines.monitor.watch;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.evaluate.StandingRound;
import java.util.List;

/** How contracts stand, counted in what is stored. */
final class Standings {
    private Standings() {}

    static StandingRound round(Watch.Parts parts, Settings settings, StandingRound.Outlet outlet) {
        var stores = parts.stores();
        var sums = new StandingRound.Sums(new ClassCounts(stores.source(), stores.series()), new Lateness(stores.source(), stores.series()),
                NotFound.in(new NotFoundCounts(stores.source(), stores.series())));
        var runs = new StandingRound.Runs(KeptRuns.in(stores), () -> List.copyOf(stores.series().all()));
        return new StandingRound(settings.contracts(), sums, runs, outlet, parts.clock());
    }
}
