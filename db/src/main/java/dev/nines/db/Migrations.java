package dev.nines.db;

import dev.nines.probe.StoreUnavailable;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings schema {@code nines} to the version of this build. */
public final class Migrations {
    public static final String SCHEMA = "nines";

    private Migrations() {}

    /**
     * Several processes may call this at once: one migrates, the others wait for it.
     *
     * @return how many steps were taken now
     * @throws StoreUnavailable when the database cannot be reached, may not be changed, or is newer than this build
     */
    public static int migrate(DataSource database) {
        try {
            return Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:dev/nines/db/migration")
                    .failOnMissingLocations(true)
                    .defaultSchema(SCHEMA)
                    .schemas(SCHEMA)
                    .createSchemas(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new StoreUnavailable("migrate schema " + SCHEMA, e);
        }
    }
}
