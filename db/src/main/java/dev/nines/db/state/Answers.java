package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.db.state.Outbox.Attempt;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What receivers said last. */
public final class Answers {
    private static final String LAST = """
            select r.receiver, l.* from unnest(?) r(receiver) cross join lateral (
                select o.id, o.type, a.at, a.http_status, a.duration_us, a.excerpt
                from nines.outbox o join nines.delivery_attempt a using (sequence)
                where o.receiver = r.receiver order by a.at desc, a.sequence desc, a.number desc limit 1) l""";

    private final Database database;

    public Answers(DataSource source) {
        this.database = new Database(source);
    }

    /** To which message, and what. */
    public record Answer(String message, String type, Attempt attempt) {}

    /** By receiver; one that was never tried is not in it. */
    public Map<String, Answer> last(Collection<String> receivers) {
        return database.snapshot("read what receivers said last", connection -> {
            var found = new HashMap<String, Answer>();
            try (var select = connection.prepareStatement(LAST)) {
                select.setArray(1, connection.createArrayOf("text", receivers.stream().map(Storable::text).toArray(String[]::new)));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var attempt = new Attempt(row.getObject("at", OffsetDateTime.class).toInstant(), row.getInt("http_status"),
                                Micros.duration(row.getLong("duration_us")), row.getString("excerpt"));
                        found.put(row.getString("receiver"), new Answer(row.getString("id"), row.getString("type"), attempt));
                    }
                }
            }
            return Map.copyOf(found);
        });
    }
}
