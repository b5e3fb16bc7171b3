package dev.nines.db.state;

import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Kind;
import dev.nines.sla.silence.Silence.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Who does not want to hear of what. Each silence is kept and ended in one transaction with its line in the audit log; none is deleted. */
public final class Silences {
    private static final String INSERT = """
            insert into nines.silence (id, kind, matchers, schedule, over_at, author, reason, created_at)
            values (?, ?, ?, ?::json, ?, ?, ?, ?)""";
    private static final String END = "update nines.silence set ended_at = ?, ended_by = ? where id = ? and ended_at is null and over_at > ?";
    private static final String READ =
            "select id, kind, matchers, schedule, over_at, author, reason, created_at, ended_at, ended_by from nines.silence ";
    private static final String ONE = READ + "where id = ?";
    private static final String LIVING = READ + "where over_at > ? and (ended_at is null or ended_at > ?) order by created_at, id";
    private static final String PAGE = READ + "where (created_at, id) < (?, ?) order by created_at desc, id desc limit ?";

    private final Database database;

    public Silences(DataSource source) {
        this.database = new Database(source);
    }

    /** Where a page of older ones goes on: behind this one. */
    public record Place(Instant createdAt, String id) {
        /** Before the newest. */
        public static final Place START = new Place(Instant.MAX, "");
    }

    public void keep(KeptSilence silence, Change change) {
        database.transaction("keep silence " + silence.id(), connection -> {
            insert(connection, silence);
            AuditLog.insert(connection, change);
            return true;
        });
    }

    /** @return false, and nothing was done, where there is no such silence, or it was over or ended before */
    public boolean end(String id, Ending.Early ending, Change change) {
        return database.transaction("end silence " + id, connection -> {
            try (var update = connection.prepareStatement(END)) {
                update.setObject(1, Micros.at(ending.at()));
                update.setString(2, Storable.text(ending.by()));
                update.setString(3, Storable.text(id));
                update.setObject(4, Micros.at(ending.at()));
                if (update.executeUpdate() == 0) return false;
            }
            AuditLog.insert(connection, change);
            return true;
        });
    }

    public Optional<KeptSilence> find(String id) {
        return database.transaction("read silence " + id, connection -> {
            try (var select = connection.prepareStatement(ONE)) {
                select.setString(1, Storable.text(id));
                return read(select).stream().findFirst();
            }
        });
    }

    /** Those that may cover something at {@code now} or later, the oldest first. */
    public List<KeptSilence> living(Instant now) {
        return database.transaction("read silences", connection -> {
            try (var select = connection.prepareStatement(LIVING)) {
                select.setObject(1, Micros.at(now));
                select.setObject(2, Micros.at(now));
                return read(select);
            }
        });
    }

    /** Every one that there ever was, the newest first, from behind a place on. */
    public List<KeptSilence> before(Place place, int atMost) {
        return database.transaction("read silences", connection -> {
            try (var select = connection.prepareStatement(PAGE)) {
                select.setObject(1, Micros.bound(place.createdAt()));
                select.setString(2, Storable.text(place.id()));
                select.setInt(3, atMost);
                return read(select);
            }
        });
    }

    private static void insert(Connection connection, KeptSilence silence) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, silence.id());
            insert.setString(2, silence.kind().name());
            insert.setArray(3, connection.createArrayOf("text", silence.matchers().stream().map(Storable::text).toArray(String[]::new)));
            insert.setString(4, silence.schedule());
            insert.setObject(5, Micros.bound(silence.overAt()));
            insert.setString(6, Storable.text(silence.origin().author()));
            insert.setString(7, Storable.text(silence.origin().reason()));
            insert.setObject(8, Micros.at(silence.origin().createdAt()));
            insert.executeUpdate();
        }
    }

    private static List<KeptSilence> read(PreparedStatement select) throws SQLException {
        var silences = new ArrayList<KeptSilence>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                var origin = new Origin(row.getString("author"), row.getString("reason"), instant(row, "created_at"), ending(row));
                silences.add(new KeptSilence(row.getString("id"), Kind.valueOf(row.getString("kind")),
                        List.of((String[]) row.getArray("matchers").getArray()), row.getString("schedule"), instant(row, "over_at"), origin));
            }
        }
        return List.copyOf(silences);
    }

    private static Ending ending(ResultSet row) throws SQLException {
        var at = row.getObject("ended_at", OffsetDateTime.class);
        return at == null ? new Ending.AsPlanned() : new Ending.Early(at.toInstant(), row.getString("ended_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
