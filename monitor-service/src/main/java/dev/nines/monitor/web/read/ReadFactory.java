package dev.nines.monitor.web.read;

import dev.nines.db.question.PostgresDistributions;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.IncidentHistory;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Verdicts;
import dev.nines.db.state.WatchedTogether;
import dev.nines.db.seal.DayRows;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.statement.copy.StatementCopies;
import dev.nines.monitor.watch.Stores;
import dev.nines.monitor.watch.StoredZipSealing;
import dev.nines.sla.distribution.Distributions;
import dev.nines.sla.store.StatementArchive;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Answers pages from what the service keeps. */
@Factory
@Requires(beans = Stores.class)
final class ReadFactory {
    private final Stores stores;

    ReadFactory(Stores stores) {
        this.stores = stores;
    }

    @Singleton
    Figures figures(InForce inForce) {
        return new StoredFigures(stores.source(), stores.series(), series -> inForce.settings().hasFirstToken(series));
    }

    @Singleton
    Incidents incidents() {
        return new StoredIncidents(new IncidentHistory(stores.source()), new Deliveries(stores.source()), new Remarks(stores.source()),
                new WatchedTogether(stores.source()));
    }

    @Singleton
    KnownSeries knownSeries() {
        return stores.series()::all;
    }

    @Singleton
    VerdictLog verdicts() {
        return new Verdicts(stores.source())::all;
    }

    @Singleton
    StatementArchive statements() {
        return stores.statements();
    }

    @Singleton
    StatementCopies files(StatementArchive archive, SealOffice seals) {
        return new StatementCopies(archive, new StoredZipSealing(seals, new DayRows(stores.source(), stores.series()), stores.series()));
    }

    @Singleton
    Distributions distributions() {
        return new PostgresDistributions(stores.source(), stores.series());
    }

    @Singleton
    Observations observations() {
        return new Observations(stores.observations());
    }
}
