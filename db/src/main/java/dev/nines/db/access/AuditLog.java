package dev.nines.db.access;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.JsonText;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Who changed what, in a table that takes lines and gives none back to be changed. */
public final class AuditLog {
    /** Before the newest line. */
    public static final long END = Long.MAX_VALUE;

    private static final String INSERT = "insert into nines.audit (at, who, what, subject, detail) values (?, ?, ?, ?, ?::json)";
    private static final String PAGE = """
            select sequence, at, who, what, subject, detail from nines.audit
            where sequence < ? order by sequence desc limit ?""";

    private final Database database;

    public AuditLog(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * A line as it stands.
     *
     * @param sequence grows from line to line
     * @param detail a JSON object
     */
    public record Line(long sequence, Instant at, String who, String what, String subject, String detail) {}

    public void add(Change change) {
        database.transaction("note " + change.what() + " in the audit log", connection -> {
            insert(connection, change);
            return true;
        });
    }

    /** The newest lines before {@code sequence}, the newest first. */
    public List<Line> before(long sequence, int atMost) {
        return database.transaction("read the audit log", connection -> {
            try (var select = connection.prepareStatement(PAGE)) {
                select.setLong(1, sequence);
                select.setInt(2, atMost);
                return read(select);
            }
        });
    }

    /** In the caller's transaction: what was done and the line about it come together. */
    public static void insert(Connection connection, Change change) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            var detail = new TreeMap<String, String>();
            change.detail().forEach((name, value) -> detail.put(Storable.text(name), Storable.text(value)));
            insert.setObject(1, Micros.at(change.at()));
            insert.setString(2, Storable.text(change.who()));
            insert.setString(3, Storable.text(change.what()));
            insert.setString(4, Storable.text(change.subject()));
            insert.setString(5, JsonText.of(detail));
            insert.executeUpdate();
        }
    }

    private static List<Line> read(PreparedStatement select) throws SQLException {
        var lines = new ArrayList<Line>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                lines.add(new Line(row.getLong("sequence"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("who"),
                        row.getString("what"), row.getString("subject"), row.getString("detail")));
            }
        }
        return List.copyOf(lines);
    }
}
