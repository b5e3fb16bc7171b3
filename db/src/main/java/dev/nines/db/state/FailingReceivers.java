package dev.nines.db.state;

import dev.nines.db.sql.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** How receivers have taken their messages since the last one that each of them took. */
public final class FailingReceivers {
    private static final String FAILING = """
            select r.name, count(a.sequence), min(a.at), count(distinct o.sequence) filter (where o.state = 'GIVEN_UP')
            from unnest(?::text[]) r (name)
            cross join lateral (select coalesce((select d.sequence from nines.outbox d
                                                 where d.receiver = r.name and d.state = 'DELIVERED'
                                                 order by d.sequence desc limit 1), 0) as sequence) took
            join nines.outbox o on o.receiver = r.name and o.sequence > took.sequence and o.state <> 'DELIVERED'
            left join nines.delivery_attempt a on a.sequence = o.sequence
            group by r.name""";

    private final Database database;

    public FailingReceivers(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @param attempts that failed
     * @param since the first of them; {@code Instant.MAX} where there is none
     * @param givenUp messages
     */
    public record Failing(long attempts, Instant since, long givenUp) {}

    /** Those of them for whom something waits, or was given up, since they last took anything. */
    public Map<String, Failing> of(Collection<String> receivers) {
        return database.transaction("count attempts at " + receivers.size() + " receivers that failed", connection -> {
            var failing = new HashMap<String, Failing>();
            try (var select = connection.prepareStatement(FAILING)) {
                select.setArray(1, connection.createArrayOf("text", receivers.toArray()));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var since = row.getObject(3, OffsetDateTime.class);
                        failing.put(row.getString(1),
                                new Failing(row.getLong(2), since == null ? Instant.MAX : since.toInstant(), row.getLong(4)));
                    }
                }
            }
            return failing;
        });
    }
}
