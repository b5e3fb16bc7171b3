package dev.nines.db;

import dev.nines.probe.StoreUnavailable;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings schema {@code nines} to the version of this build. */
public final class Migrations {
    public static final String SCHEMA = "nines";

    private Migrations() {}

    /**
     * Several processes may call this at once: one migrates, the others wait for it. Where nothing is to be done, a role that may
     * only read the history is enough.
     *
     * @return how many steps were taken now
     * @throws StoreUnavailable when the database cannot be reached, may not be changed, or is newer than this build
     */
    public static int migrate(DataSource database) {
        return migrate(database, MigrationVersion.LATEST);
    }

    static int migrate(DataSource database, MigrationVersion upTo) {
        try {
            var flyway = flyway(database, upTo);
            refuseNewer(flyway);
            if (flyway.info().pending().length > 0) return flyway.migrate().migrationsExecuted;
            flyway.validate();
            return 0;
        } catch (FlywayException e) {
            throw new StoreUnavailable("migrate schema " + SCHEMA, e);
        }
    }

    private static Flyway flyway(DataSource database, MigrationVersion upTo) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:dev/nines/db/migration")
                .failOnMissingLocations(true)
                .defaultSchema(SCHEMA)
                .schemas(SCHEMA)
                .createSchemas(true)
                .cleanDisabled(true)
                .target(upTo)
                .load();
    }

    /** An older build must not write into tables whose rules it does not know. */
    private static void refuseNewer(Flyway flyway) {
        var newer = Arrays.stream(flyway.info().all()).filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS).findFirst();
        if (newer.isEmpty()) return;
        throw new FlywayException("schema " + SCHEMA + " has version " + newer.get().getVersion()
                + ", which this build does not know; start the build that made it, or a newer one");
    }
}
