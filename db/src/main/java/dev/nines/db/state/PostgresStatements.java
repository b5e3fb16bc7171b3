package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.sla.store.StatementArchive;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Statements in PostgreSQL, where a trigger refuses to change or remove one. */
public final class PostgresStatements implements StatementArchive {
    private static final String COLUMNS = "select contract, period, revision, written_at, body from nines.statement";
    private static final String NEWEST = COLUMNS + " where contract = ? and period = ? order by revision desc limit 1";
    private static final String ALL = COLUMNS + " order by contract collate \"C\", period collate \"C\", revision";
    private static final String INSERT =
            "insert into nines.statement (contract, period, revision, written_at, body) values (?, ?, ?, ?, ?)";
    /** One writer at a time, so that two never take the same revision; readers do not wait. */
    private static final String ALONE = "lock table nines.statement in share row exclusive mode";

    private final Database database;

    public PostgresStatements(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Archived keep(String contract, String period, Instant writtenAt, String json) {
        return database.transaction("keep statement of " + contract + " for " + period, connection -> {
            try (var lock = connection.createStatement()) {
                lock.execute(ALONE);
            }
            Optional<Archived> newest = newest(connection, contract, period);
            if (newest.isPresent() && newest.get().json().equals(json)) return newest.get();
            int revision = newest.map(Archived::revision).orElse(0) + 1;
            var next = new Archived(contract, period, revision, Micros.at(writtenAt).toInstant(), json);
            insert(connection, next);
            return next;
        });
    }

    @Override
    public Optional<Archived> newest(String contract, String period) {
        return database.transaction("read statement of " + contract + " for " + period,
                c -> newest(c, contract, period));
    }

    @Override
    public List<Archived> all() {
        return database.transaction("read statements", connection -> {
            try (var select = connection.prepareStatement(ALL)) {
                return read(select);
            }
        });
    }

    private static Optional<Archived> newest(Connection connection, String contract, String period)
            throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setString(1, contract);
            select.setString(2, period);
            return read(select).stream().findFirst();
        }
    }

    private static void insert(Connection connection, Archived statement) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, statement.contract());
            insert.setString(2, statement.period());
            insert.setInt(3, statement.revision());
            insert.setObject(4, Micros.at(statement.writtenAt()));
            insert.setString(5, statement.json());
            insert.executeUpdate();
        }
    }

    private static List<Archived> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Archived>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Archived(row.getString("contract"), row.getString("period"), row.getInt("revision"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(), row.getString("body")));
            }
        }
        return List.copyOf(found);
    }
}
