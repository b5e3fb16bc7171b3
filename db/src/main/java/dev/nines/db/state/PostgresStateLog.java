package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.StateLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Changes of state in PostgreSQL. What they led to is read by {@link Incidents} and {@link Verdicts}. */
public final class PostgresStateLog implements StateLog {
    private static final String CHANGE =
            "insert into nines.state_change (key, decided_at) values (?, ?) on conflict do nothing";
    private static final String OPEN = """
            insert into nines.incident (incident, series, since, opened_decided_at, reason) values (?, ?, ?, ?, ?)""";
    private static final String CLOSE = """
            update nines.incident set until = ?, closed_decided_at = ? where incident = ? and until is null""";
    private static final String VERDICT = """
            insert into nines.verdict (contract, rule, series, period, decided_at, word, evidence)
            values (?, ?, ?, ?, ?, ?, ?::json)
            on conflict (contract, period, rule, series) do update
            set decided_at = excluded.decided_at, word = excluded.word, evidence = excluded.evidence""";

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
            if (!isNew(connection, change)) return Recorded.ALREADY_KNOWN;
            apply(connection, change);
            OutboxRows.add(connection, messages);
            return Recorded.NEW;
        });
    }

    private static boolean isNew(Connection connection, StateChange change) throws SQLException {
        try (var insert = connection.prepareStatement(CHANGE)) {
            insert.setString(1, Storable.text(change.key()));
            insert.setObject(2, Micros.at(decidedAt(change)));
            return insert.executeUpdate() == 1;
        }
    }

    private static Instant decidedAt(StateChange change) {
        return switch (change) {
            case IncidentOpened o -> o.decidedAt();
            case IncidentClosed c -> c.decidedAt();
            case VerdictFound v -> v.decidedAt();
            case StatementWritten s -> s.decidedAt();
        };
    }

    private static void apply(Connection connection, StateChange change) throws SQLException {
        switch (change) {
            case IncidentOpened opened -> open(connection, opened);
            case IncidentClosed closed -> close(connection, closed);
            case VerdictFound found -> found(connection, found);
            case StatementWritten _ -> {} // the archive keeps it; here only its messages matter
        }
    }

    private static void open(Connection connection, IncidentOpened opened) throws SQLException {
        try (var insert = connection.prepareStatement(OPEN)) {
            insert.setString(1, Storable.text(opened.incident()));
            insert.setString(2, Storable.text(opened.series().name()));
            insert.setObject(3, Micros.at(opened.since()));
            insert.setObject(4, Micros.at(opened.decidedAt()));
            insert.setString(5, Storable.text(opened.reason()));
            insert.executeUpdate();
        }
    }

    private static void close(Connection connection, IncidentClosed closed) throws SQLException {
        try (var update = connection.prepareStatement(CLOSE)) {
            update.setObject(1, Micros.at(closed.until()));
            update.setObject(2, Micros.at(closed.decidedAt()));
            update.setString(3, Storable.text(closed.incident()));
            if (update.executeUpdate() == 1) return;
        }
        throw new IllegalArgumentException("no incident \"" + closed.incident() + "\" is open, so it cannot close");
    }

    private static void found(Connection connection, VerdictFound found) throws SQLException {
        try (var insert = connection.prepareStatement(VERDICT)) {
            insert.setString(1, found.contract());
            insert.setString(2, found.rule());
            insert.setString(3, Storable.text(found.series().name()));
            insert.setString(4, found.period());
            insert.setObject(5, Micros.at(found.decidedAt()));
            insert.setString(6, found.word());
            insert.setString(7, found.evidence());
            insert.executeUpdate();
        }
    }
}
