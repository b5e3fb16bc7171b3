package dev.nines.db.state;

import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.SortedMap;
import javax.sql.DataSource;

/** What people added to incidents. Nothing of it is ever changed: whoever erred adds another remark. */
public final class Remarks {
    private static final String COLUMNS = "select r.sequence, r.incident, r.at, r.author, r.ticket, r.text from nines.incident_remark r";
    private static final String OF = COLUMNS + " where r.incident = any(?) order by r.sequence";
    private static final String INSERT = """
            insert into nines.incident_remark (incident, at, author, ticket, text)
            select incident, ?, ?, ?, ? from nines.incident where incident = ?""";
    private static final String NEWEST = """
            select coalesce(max(r.sequence), 0) from nines.incident_remark r join nines.incident i using (incident)
            where i.since < ? and (i.until is null or i.until > ?)""";

    private final Database database;

    public Remarks(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * One remark.
     *
     * @param ticket the vendor's number; empty where it names none
     */
    public record KeptRemark(String incident, Instant at, String author, String ticket, String text) {}

    /** @return false, and nothing was written, where there is no such incident */
    public boolean add(KeptRemark remark, Change change) {
        return database.transaction("add a remark to incident " + remark.incident(), connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, Micros.at(remark.at()));
                insert.setString(2, Storable.text(remark.author()));
                insert.setString(3, Storable.text(remark.ticket()));
                insert.setString(4, Storable.text(remark.text()));
                insert.setString(5, Storable.text(remark.incident()));
                if (insert.executeUpdate() == 0) return false;
            }
            AuditLog.insert(connection, change);
            return true;
        });
    }

    /** By incident, each in the order in which they were added; one without remarks is not in it. */
    public SortedMap<String, List<KeptRemark>> of(Collection<String> incidents) {
        return database.transaction("read remarks on " + incidents.size() + " incidents", connection -> {
            try (var select = connection.prepareStatement(OF)) {
                select.setArray(1, connection.createArrayOf("text", incidents.stream().map(Storable::text).toArray()));
                var found = new TreeMap<String, List<KeptRemark>>();
                for (var one : read(select)) found.computeIfAbsent(one.incident(), _ -> new ArrayList<>()).add(one);
                return found;
            }
        });
    }

    /** Grows whenever a remark is added to an incident of which some part lies in {@code [from, to)}. */
    public long newest(Instant from, Instant to) {
        return database.transaction("ask for remarks of [" + from + ", " + to + ")", connection -> {
            try (var select = connection.prepareStatement(NEWEST)) {
                select.setObject(1, Micros.bound(to));
                select.setObject(2, Micros.bound(from));
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static List<KeptRemark> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<KeptRemark>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                found.add(new KeptRemark(row.getString("incident"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("author"),
                        row.getString("ticket"), row.getString("text")));
            }
        }
        return found;
    }
}
