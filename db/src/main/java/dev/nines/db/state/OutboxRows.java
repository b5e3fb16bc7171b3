package dev.nines.db.state;

import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** Messages as rows of {@code nines.outbox}. */
final class OutboxRows {
    static final String MESSAGE = "id, receiver, type, occurred_at, body, incidents";
    private static final String INSERT = "insert into nines.outbox (" + MESSAGE
            + ") values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing";

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
        return added;
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(row.getString("id"), row.getString("receiver"), row.getString("type"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(), row.getString("body"),
                List.of((String[]) row.getArray("incidents").getArray()));
    }
}
