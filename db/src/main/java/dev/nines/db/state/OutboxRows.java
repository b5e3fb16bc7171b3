package dev.nines.db.state;

import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;

/** Messages as rows of {@code nines.outbox}. */
final class OutboxRows {
    static final String MESSAGE = "id, receiver, type, occurred_at, body, incidents";
    private static final String INSERT = "insert into nines.outbox (" + MESSAGE
            + ") values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing";

    /**
     * Who has not answered for long is asked again when there is more to tell, a minute after the last attempt at the earliest: else what
     * is new would wait for a day behind what is old. Not where the receiver itself asked for time.
     */
    private static final String NUDGE = """
            update nines.outbox o set next_attempt_at = least(o.next_attempt_at, last.at + interval '1 minute')
            from (select h.sequence, a.at, a.http_status
                  from (select min(sequence) as sequence from nines.outbox where state = 'PENDING' and receiver = ?) h
                  cross join lateral (select d.at, d.http_status from nines.delivery_attempt d
                                      where d.sequence = h.sequence order by d.number desc limit 1) a) last
            where o.sequence = last.sequence and o.state = 'PENDING' and coalesce(last.http_status, 0) not in (429, 503)
              and o.next_attempt_at > last.at + interval '1 minute'""";

    private OutboxRows() {}

    /** @return how many were new */
    static int add(Connection connection, List<Message> messages) throws SQLException {
        int added = 0;
        try (var insert = connection.prepareStatement(INSERT)) {
            for (Message each : messages) {
                insert.setString(1, each.id());
                insert.setString(2, each.receiver());
                insert.setString(3, each.type());
                insert.setObject(4, Micros.at(each.occurredAt()));
                insert.setString(5, Storable.text(each.body()));
                insert.setArray(6, connection.createArrayOf("text", each.incidents().toArray()));
                added += insert.executeUpdate();
            }
        }
        for (var receiver : new TreeSet<>(messages.stream().map(Message::receiver).toList())) nudge(connection, receiver);
        return added;
    }

    private static void nudge(Connection connection, String receiver) throws SQLException {
        try (var update = connection.prepareStatement(NUDGE)) {
            update.setString(1, receiver);
            update.executeUpdate();
        }
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(row.getString("id"), row.getString("receiver"), row.getString("type"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(), row.getString("body"),
                List.of((String[]) row.getArray("incidents").getArray()));
    }
}
