package dev.nines.monitor.watch;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.PostgresDistributions;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.MeasuringRound;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.evaluate.StandingRound;
import dev.nines.monitor.evaluate.StoodByRuns;
import dev.nines.monitor.evaluate.StoodBySums;
import dev.nines.monitor.evaluate.StoredSums;
import dev.nines.probe.Series;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** How contracts stand, counted in what is stored: one after the other, by one thread. */
record Standings(StandingRound standing, MeasuringRound measuring) {
    static Standings of(Stores stores, Settings settings, StandingRound.Outlet outlet) {
        var sources = KeptRuns.in(stores);
        var sums = new StoredSums(new ClassCounts(stores.source(), stores.series()), new Lateness(stores.source(), stores.series()),
                NotFound.in(new NotFoundCounts(stores.source(), stores.series())));
        Supplier<Collection<Series>> series = () -> List.copyOf(stores.series().all());
        var runs = new StoodByRuns(sources, series);
        var distributions = new PostgresDistributions(stores.source(), stores.series());
        return new Standings(new StandingRound(settings.contracts(), new StoodBySums(sums, sources.planned()), runs, outlet),
                new MeasuringRound(settings.contracts(), new MeasuringRound.Sources(sums, distributions, runs, series),
                        new MeasuringRound.Outlet(outlet.metrics(), outlet.asked())));
    }
}
