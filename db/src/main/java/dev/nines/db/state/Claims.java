package dev.nines.db.state;

import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Claims that were sent, as people say. */
public final class Claims {
    private static final String ALL = "select contract, period, sent_at, revision, ticket, author from nines.claim_sent order by contract, period, revision";
    private static final String INSERT = """
            insert into nines.claim_sent (contract, period, sent_at, revision, ticket, author, noted_at) values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final Database database;

    public Claims(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * A claim that was sent.
     *
     * @param revision of the statement that was newest then
     * @param ticket the vendor's number; empty where none is known
     */
    public record Sent(String contract, String period, Instant at, int revision, String ticket, String author) {}

    /** @return false, and nothing was written, where it was said before of this revision */
    public boolean add(Sent sent, Change change) {
        return database.transaction("note that " + sent.contract() + " for " + sent.period() + " was claimed", connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, Storable.text(sent.contract()));
                insert.setString(2, Storable.text(sent.period()));
                insert.setObject(3, Micros.at(sent.at()));
                insert.setInt(4, sent.revision());
                insert.setString(5, Storable.text(sent.ticket()));
                insert.setString(6, Storable.text(sent.author()));
                insert.setObject(7, Micros.at(change.at()));
                if (insert.executeUpdate() == 0) return false;
            }
            AuditLog.insert(connection, change);
            return true;
        });
    }

    public List<Sent> all() {
        return database.transaction("read which claims were sent", connection -> {
            try (var select = connection.prepareStatement(ALL); var row = select.executeQuery()) {
                var found = new ArrayList<Sent>();
                while (row.next()) {
                    found.add(new Sent(row.getString("contract"), row.getString("period"), row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                            row.getInt("revision"), row.getString("ticket"), row.getString("author")));
                }
                return List.copyOf(found);
            }
        });
    }
}
