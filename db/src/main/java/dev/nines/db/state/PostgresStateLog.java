package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateLog;
import java.util.List;
import javax.sql.DataSource;

/** Changes of state in PostgreSQL. What they led to is read by {@link Incidents} and {@link Verdicts}. */
public final class PostgresStateLog implements StateLog {
    private final Database database;

    public PostgresStateLog(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @throws dev.nines.probe.StoreUnavailable when it is not certain that everything is kept: repeat it, and it is
     *     {@code ALREADY_KNOWN} if it was
     * @throws IllegalArgumentException when an incident closes that is not open
     */
    @Override
    public Recorded record(StateChange change, List<Message> messages) {
        return database.transaction("record " + change.key(), connection -> {
            var recorded = StateChanges.record(connection, change);
            if (recorded == Recorded.NEW) OutboxRows.add(connection, messages);
            return recorded;
        });
    }
}
