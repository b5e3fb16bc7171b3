package dev.nines.monitor.watch;

import dev.nines.db.Listings;
import dev.nines.db.Plans;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.question.Spending;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.spool.Spool;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Incidents;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.PostgresAlertLog;
import dev.nines.db.state.PostgresStateLog;
import dev.nines.db.state.PostgresStatements;
import dev.nines.monitor.live.Absence;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Everything that is kept, by the room that keeps it. */
public record Stores(
        DataSource source,
        SeriesTable series,
        PostgresObservations observations,
        Absence absence,
        Spool spool,
        Plans plans,
        Listings listings,
        PostgresStateLog stateLog,
        PostgresAlertLog alertLog,
        Incidents incidents,
        Outbox outbox,
        Deliveries deliveries,
        PostgresStatements statements,
        Spending spending,
        Rollups rollups)
        implements AutoCloseable {

    /** @param spool the folder of what PostgreSQL does not have yet */
    public static Stores open(DataSource source, Path spool) {
        var series = new SeriesTable(source);
        var observations = new PostgresObservations(source, series);
        var absence = new Absence(observations, InstantSource.system());
        return new Stores(source, series, observations, absence, Spool.open(spool, absence), new Plans(source, series), new Listings(source),
                new PostgresStateLog(source), new PostgresAlertLog(source), new Incidents(source), new Outbox(source), new Deliveries(source), new PostgresStatements(source),
                new Spending(source), new Rollups(source));
    }

    @Override
    public void close() {
        spool.close();
    }
}
