package dev.nines.db.spool;

import dev.nines.db.ObservationStoreContract;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The way that an observation really takes: into the file, out of it, into PostgreSQL. */
class SpoolBeforePostgresTest extends ObservationStoreContract {
    private static final DataSource DATABASE = TestDatabase.migrated();

    private final PostgresObservations store = new PostgresObservations(DATABASE, new SeriesTable(DATABASE));
    private Spool spool;

    @BeforeEach
    void open(@TempDir Path directory) {
        TestDatabase.execute(DATABASE, "truncate nines.observation");
        spool = Spool.open(directory, store);
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Override
    protected ObservationSink sink() {
        return spool;
    }

    @Override
    protected void settle() {
        spool.drain();
    }

    @Override
    protected ObservationHistory history() {
        return store;
    }
}
