package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.copy.StatementSource;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.read.RunningPeriods;
import dev.nines.sla.store.StatementArchive;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** A statement by its contract and period: what page, API and command line all read. */
@Singleton
public final class StatementLookup {
    private final StatementArchive archive;
    private final RunningPeriods running;

    StatementLookup(StatementArchive archive, RunningPeriods running) {
        this.archive = archive;
        this.running = running;
    }

    /**
     * The newest unless a revision is asked for; of a period that is running, its forecast.
     *
     * @throws NotThere where there is none
     */
    StatementSource find(String contract, String period, @Nullable Integer revision) {
        if (revision != null) return archive.revision(contract, period, revision).map(StatementSource.Final::new)
                .orElseThrow(() -> new NotThere("There is no revision " + revision + " of the statement of " + contract + " for " + period + "."));
        var archived = archive.newest(contract, period);
        if (archived.isPresent()) return new StatementSource.Final(archived.get());
        return running.of(contract, period).map(drawn -> new StatementSource.Forecast(contract, period, drawn.asOf(), drawn.json()))
                .orElseThrow(() -> new NotThere("There is no statement of " + contract + " for " + period + "."));
    }
}
