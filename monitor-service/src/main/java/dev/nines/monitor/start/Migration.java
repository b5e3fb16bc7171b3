package dev.nines.monitor.start;

import com.zaxxer.hikari.HikariDataSource;
import dev.nines.monitor.config.ProcessSettings.External;
import java.util.function.Consumer;

/** Brings the tables of a server up to date, and nothing else. */
public final class Migration {
    private Migration() {}

    /**
     * @param say hears why it takes longer than a moment
     * @return what was done, for people
     * @throws CannotStart with what to do
     */
    public static String run(External server, Consumer<String> say) {
        var database = new ExternalDatabase(server);
        try (HikariDataSource pool = Pool.patient(database)) {
            Pool.awaitAnswer(pool, database, Shutdown.onSignal(), say);
            database.check(pool);
        }
        int steps = Tables.bringUp(database);
        return "the tables at " + database.where() + (steps == 0 ? " were up to date" : " are up to date, " + steps + " steps later");
    }
}
