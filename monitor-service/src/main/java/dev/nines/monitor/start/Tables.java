package dev.nines.monitor.start;

import dev.nines.db.Migrations;
import dev.nines.probe.StoreUnavailable;

/** Brings the tables to the version of this build. */
final class Tables {
    private Tables() {}

    /**
     * @return how many steps were taken now
     * @throws CannotStart with what to do
     */
    static int bringUp(Database database) {
        try (var pool = Pool.patient(database)) { // rewriting years of rows may take longer than a question ever should
            return Migrations.migrate(pool);
        } catch (StoreUnavailable e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            String deepest = deepest(cause);
            throw new CannotStart("cannot bring the tables at " + database.where() + " up to date: " + why
                    + (deepest.contains("permission denied") || deepest.contains("must be owner")
                            ? " (" + deepest + "); run \"nines migrate\" as their owner first" : ""), e);
        }
    }

    private static String deepest(Throwable cause) {
        Throwable at = cause;
        while (at.getCause() != null) at = at.getCause();
        return String.valueOf(at.getMessage()).lines().findFirst().orElse("");
    }
}
