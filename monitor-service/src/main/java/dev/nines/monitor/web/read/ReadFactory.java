package dev.nines.monitor.web.read;

import dev.nines.db.SeriesTable;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Verdicts;
import dev.nines.probe.ObservationHistory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Answers pages from the database that the service gave us. */
@Factory
final class ReadFactory {
    @Singleton
    Figures figures(DataSource source, SeriesTable series) {
        return new StoredFigures(source, series);
    }

    @Singleton
    Incidents incidents(DataSource source) {
        return new StoredIncidents(new dev.nines.db.state.Incidents(source), new Deliveries(source));
    }

    @Singleton
    KnownSeries knownSeries(SeriesTable series) {
        return series::all;
    }

    @Singleton
    VerdictLog verdicts(DataSource source) {
        return new Verdicts(source)::all;
    }

    @Singleton
    Observations observations(ObservationHistory history) {
        return new Observations(history);
    }
}
