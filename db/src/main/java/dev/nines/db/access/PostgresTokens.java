package dev.nines.db.access;

import dev.nines.db.access.KeptToken.Life;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tokens in PostgreSQL. Each is made and revoked in one transaction with its line in the audit log. */
public final class PostgresTokens {
    private static final String INSERT = """
            insert into nines.api_token (id, name, scopes, hash, created_at, created_by, expires_at)
            values (?, ?, ?, decode(?, 'hex'), ?, ?, ?)""";
    private static final String REVOKE = "update nines.api_token set revoked_at = ? where id = ? and revoked_at is null";
    private static final String USED = "update nines.api_token set used_on = ? where id = ? and (used_on is null or used_on < ?)";
    private static final String READ =
            "select id, name, scopes, encode(hash, 'hex') as sha256, created_at, created_by, expires_at, revoked_at, used_on from nines.api_token ";
    private static final String ALL = READ + "order by created_at, id";
    private static final String LIVING = READ + "where revoked_at is null and (expires_at is null or expires_at > ?) order by created_at, id";

    private final Database database;

    public PostgresTokens(DataSource source) {
        this.database = new Database(source);
    }

    public void add(KeptToken token, Change change) {
        database.transaction("keep token " + token.id(), connection -> {
            insert(connection, token);
            AuditLog.insert(connection, change);
            return true;
        });
    }

    /** @return false, and nothing was done, where there is no such token or it was revoked before */
    public boolean revoke(String id, Change change) {
        return database.transaction("revoke token " + id, connection -> {
            try (var update = connection.prepareStatement(REVOKE)) {
                update.setObject(1, Micros.at(change.at()));
                update.setString(2, Storable.text(id));
                if (update.executeUpdate() == 0) return false;
            }
            AuditLog.insert(connection, change);
            return true;
        });
    }

    /** Every token that ever was, the oldest first. */
    public List<KeptToken> all() {
        return database.transaction("read tokens", connection -> {
            try (var select = connection.prepareStatement(ALL)) {
                return read(select);
            }
        });
    }

    /** Those that count now. */
    public List<KeptToken> living(Instant now) {
        return database.transaction("read tokens", connection -> {
            try (var select = connection.prepareStatement(LIVING)) {
                select.setObject(1, Micros.at(now));
                return read(select);
            }
        });
    }

    public void used(String id, LocalDate day) {
        database.transaction("note the use of token " + id, connection -> {
            try (var update = connection.prepareStatement(USED)) {
                update.setObject(1, day);
                update.setString(2, id);
                update.setObject(3, day);
                return update.executeUpdate();
            }
        });
    }

    private static void insert(Connection connection, KeptToken token) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, token.id());
            insert.setString(2, Storable.text(token.name()));
            insert.setArray(3, connection.createArrayOf("text", token.scopes().stream().sorted().toArray(String[]::new)));
            insert.setString(4, token.sha256());
            insert.setObject(5, Micros.at(token.life().createdAt()));
            insert.setString(6, Storable.text(token.life().createdBy()));
            insert.setObject(7, orNull(token.life().expiresAt()));
            insert.executeUpdate();
        }
    }

    private static @Nullable OffsetDateTime orNull(Instant at) {
        return at.equals(Life.NEVER) ? null : Micros.at(at);
    }

    private static List<KeptToken> read(PreparedStatement select) throws SQLException {
        var tokens = new ArrayList<KeptToken>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                var life = new Life(orNever(row, "created_at"), row.getString("created_by"), orNever(row, "expires_at"), orNever(row, "revoked_at"));
                var used = row.getObject("used_on", LocalDate.class);
                tokens.add(new KeptToken(row.getString("id"), row.getString("name"), Set.of((String[]) row.getArray("scopes").getArray()),
                        row.getString("sha256"), life, used == null ? KeptToken.UNUSED : used));
            }
        }
        return List.copyOf(tokens);
    }

    private static Instant orNever(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? Life.NEVER : at.toInstant();
    }
}
