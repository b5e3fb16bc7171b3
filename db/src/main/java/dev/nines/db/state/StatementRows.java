package dev.nines.db.state;

import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementArchive.Listed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Statements and their files as rows. */
final class StatementRows {
    private static final String COLUMNS = "select contract, period, revision, written_at, body from nines.statement where contract = ? and period = ?";
    private static final String NEWEST = COLUMNS + " order by revision desc limit 1";
    private static final String REVISION = COLUMNS + " and revision = ?";
    private static final String ALL = """
            select contract, period, revision, written_at, headline from nines.statement
            order by contract collate "C", period collate "C", revision""";
    private static final String INSERT =
            "insert into nines.statement (contract, period, revision, written_at, body, headline) values (?, ?, ?, ?, ?, ?::json)";
    private static final String ENCLOSE =
            "insert into nines.statement_file (contract, period, revision, name, sha256, bytes, body) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String ENCLOSURE =
            "select sha256, bytes, body from nines.statement_file where contract = ? and period = ? and revision = ? and name = ?";

    private StatementRows() {}

    static Optional<Archived> newest(Connection connection, String contract, String period) throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            return one(select, contract, period);
        }
    }

    static Optional<Archived> revision(Connection connection, String contract, String period, int revision) throws SQLException {
        try (var select = connection.prepareStatement(REVISION)) {
            select.setInt(3, revision);
            return one(select, contract, period);
        }
    }

    static List<Listed> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(ALL); var row = select.executeQuery()) {
            var found = new ArrayList<Listed>();
            while (row.next()) {
                found.add(new Listed(row.getString("contract"), row.getString("period"), row.getInt("revision"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(), Objects.requireNonNullElse(row.getString("headline"), "")));
            }
            return List.copyOf(found);
        }
    }

    static Optional<Enclosure> enclosure(Connection connection, Archived of, String name) throws SQLException {
        try (var select = connection.prepareStatement(ENCLOSURE)) {
            select.setString(1, Storable.text(of.contract()));
            select.setString(2, Storable.text(of.period()));
            select.setInt(3, of.revision());
            select.setString(4, Storable.text(name));
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(new Enclosure(name, row.getString("sha256"), row.getLong("bytes"), row.getBytes("body"))) : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, Archived statement, String headline) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, Storable.text(statement.contract()));
            insert.setString(2, Storable.text(statement.period()));
            insert.setInt(3, statement.revision());
            insert.setObject(4, Micros.at(statement.writtenAt()));
            insert.setString(5, statement.json());
            insert.setString(6, headline);
            insert.executeUpdate();
        }
    }

    static void insert(Connection connection, Archived statement, Enclosure enclosure) throws SQLException {
        try (var insert = connection.prepareStatement(ENCLOSE)) {
            insert.setString(1, Storable.text(statement.contract()));
            insert.setString(2, Storable.text(statement.period()));
            insert.setInt(3, statement.revision());
            insert.setString(4, enclosure.name());
            insert.setString(5, enclosure.sha256());
            insert.setLong(6, enclosure.bytes());
            insert.setBytes(7, enclosure.gzip());
            insert.executeUpdate();
        }
    }

    private static Optional<Archived> one(PreparedStatement select, String contract, String period) throws SQLException {
        select.setString(1, Storable.text(contract));
        select.setString(2, Storable.text(period));
        try (var row = select.executeQuery()) {
            return row.next() ? Optional.of(new Archived(row.getString("contract"), row.getString("period"), row.getInt("revision"),
                    row.getObject("written_at", OffsetDateTime.class).toInstant(), row.getString("body"))) : Optional.empty();
        }
    }
}
