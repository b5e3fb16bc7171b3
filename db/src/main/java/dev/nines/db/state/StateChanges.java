package dev.nines.db.state;

import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictCorrected;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.StateLog.Recorded;
import java.sql.Connection;
import java.sql.SQLException;

/** Changes of state as rows: each key once, and what it led to. */
final class StateChanges {
    private static final String CHANGE =
            "insert into nines.state_change (key, decided_at) values (?, ?) on conflict do nothing";
    private static final String OPEN = """
            insert into nines.incident (incident, kind, series, since, opened_decided_at, reason) values (?, ?, ?, ?, ?, ?)""";
    private static final String CLOSE = """
            update nines.incident set until = ?, closed_decided_at = ? where incident = ? and until is null""";
    private static final String JOIN = "update nines.incident set part_of = ? where incident = ?";
    private static final String VERDICT = """
            insert into nines.verdict (contract, rule, series, period, decided_at, word, evidence)
            values (?, ?, ?, ?, ?, ?, ?::json)
            on conflict (contract, period, rule, series) do update
            set decided_at = excluded.decided_at, word = excluded.word, evidence = excluded.evidence""";

    private StateChanges() {}

    static Recorded record(Connection connection, StateChange change) throws SQLException {
        if (!isNew(connection, change)) return Recorded.ALREADY_KNOWN;
        apply(connection, change);
        return Recorded.NEW;
    }

    private static boolean isNew(Connection connection, StateChange change) throws SQLException {
        try (var insert = connection.prepareStatement(CHANGE)) {
            insert.setString(1, Storable.text(change.key()));
            insert.setObject(2, Micros.at(change.decidedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    private static void apply(Connection connection, StateChange change) throws SQLException {
        switch (change) {
            case IncidentOpened opened -> open(connection, opened);
            case IncidentClosed closed -> close(connection, closed);
            case IncidentJoined joined -> join(connection, joined);
            case VerdictFound found -> found(connection, found);
            case VerdictCorrected corrected -> found(connection, corrected.found());
            case StatementWritten _, ClaimDue _ -> {} // the archive keeps it; here only its messages matter
        }
    }

    private static void open(Connection connection, IncidentOpened opened) throws SQLException {
        try (var insert = connection.prepareStatement(OPEN)) {
            insert.setString(1, Storable.text(opened.incident()));
            insert.setString(2, opened.kind().name());
            insert.setString(3, Storable.text(opened.series().name()));
            insert.setObject(4, Micros.at(opened.since()));
            insert.setObject(5, Micros.at(opened.decidedAt()));
            insert.setString(6, Storable.text(opened.reason()));
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

    private static void join(Connection connection, IncidentJoined joined) throws SQLException {
        try (var update = connection.prepareStatement(JOIN)) {
            update.setString(1, Storable.text(joined.whole()));
            update.setString(2, Storable.text(joined.incident()));
            if (update.executeUpdate() == 1) return;
        }
        throw new IllegalArgumentException("no incident \"" + joined.incident() + "\" is known, so it cannot join another");
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
